import ShirabeArticles
import ShirabeSQLite
import Testing

/// `"A B"~n` on one article.
@Suite struct NearTests {
  private let searcher: any IndexEngine

  init() throws {
    searcher = try TemporaryIndex([
      Article(id: "a", title: "首相の演説", body: "大統領は昨日、Bogotá で 18,500 人に麻薬対策を語った。麻薬 麻薬。a b c x y z long one d.")
    ]).searcher()
  }

  @Test(arguments: [
    // 大統領 は 昨 日 bogota で 18500 人 に 麻薬: seven between.
    ("大統領 麻薬", 8, true), ("大統領 麻薬", 7, false),
    ("麻薬 大統領", 8, true), ("麻薬 大統領", 7, false),
    ("日 bogota", 0, true), ("bogota 日", 0, true), ("bogota 18500", 1, true), ("bogota 18,500", 0, false),
    ("昨日 18500", 2, true), ("昨日 18500", 1, false),
    ("大統領 bogota 麻薬", 4, true), ("大統領 bogota 麻薬", 3, false), ("麻薬 大統領 bogota", 4, true),
    // Title and body are two fields.
    ("首相 大統領", 1000, false), ("首相 演説", 1, true), ("首相 演説", 0, false),
    // What overlaps is not beside each other.
    ("麻薬対 薬対策", 1000, false), ("麻薬対 対策", 1000, false), ("麻薬 対策", 0, true), ("大統領 大統領", 1000, false),
    ("麻薬 麻薬", 0, true), ("麻薬 麻薬 麻薬", 5, false), ("麻薬 麻薬 麻薬", 6, true), ("麻薬 麻薬 麻薬 麻薬", 1000, false),
    // A long phrase that ends after what lies between begins before it.
    ("a b-c-x-y-z-long-one", 0, true), ("a b-c-x-y-z-long-one z", 0, false), ("d b-c-x-y-z-long-one", 0, true),
    ("a one b-c-x-y-z-long", 0, true),
  ])
  func counts(_ phrases: String, _ gap: Int, _ isFound: Bool) throws {
    #expect(try searcher.ids("\"\(phrases)\"~\(gap)").isEmpty == !isFound)
    let whyNot = try #require(try searcher.whyNot(query: "\"\(phrases)\"~\(gap)", match: .all, id: "a"))
    #expect(whyNot.matches == isFound)
    #expect(whyNot.reasons.map(\.kind) == (isFound ? [] : [.near]))
  }

  /// The first q ends before the long phrase that it stands in, but begins after it.
  @Test func longPhrasesReachBackOverShortOnes() throws {
    let searcher = try TemporaryIndex([Article(id: "a", body: "a p q r s t u v q")]).searcher()
    #expect(try searcher.ids("\"a p-q-r-s-t-u-v q\"~0") == ["a"])
    #expect(try searcher.ids("\"a p-q-r-s-t-u-v u\"~0") == [])
  }
}
