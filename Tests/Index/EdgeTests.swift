import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Texts and queries at the edge of what there may be.
@Suite struct EdgeTests {
  private let everything: HitPage.Parts = [.header, .snippets, .positions, .explanation]

  @Test func textsMayBeNothingOrStrange() throws {
    let stem = String(repeating: "x", count: 5_000)
    let articles = try [
      Article(id: "nothing", body: ""), Article(id: "blank", title: "", body: " \n、。"),
      Article(
        id: "zero", title: "U\u{0}0", body: "前\u{0}後 zero\u{0}word", author: "a\u{0}b", source: "c\u{0}d",
        tags: ["t\u{0}u"]),
      Article(id: "long", title: stem, body: "\(stem)y 終 \(stem)"),
      Article(
        id: "marks",
        body: "a" + String(repeating: "\u{301}", count: 5_000) + "か" + String(repeating: "\u{3099}", count: 5_000)),
    ]
    let searcher = try TemporaryIndex(articles, shards: 2).searcher()
    for (query, ids) in [
      ("\"前 後\"", ["zero"]), ("前後", []), ("zero word", ["zero"]), ("zeroword", []), ("author:\"a b\"", ["zero"]),
      ("source:d", ["zero"]), ("tag:\"t\u{0}u\"", ["zero"]), ("終", ["long"]), ("xxx*", ["long"]),
      ("id:nothing", ["nothing"]),
      ("id:blank OR id:nothing", ["blank", "nothing"]), ("a", ["marks"]), ("\"前 word\"~3", ["zero"]),
    ] {
      for sort in [Sort.relevance, .newest, .id] {
        var request = try SearchRequest(query: query, sort: sort, parts: everything)
        request.page.facets = Facet.allCases
        request.page.snippetCount = 3
        request.page.offsetUnit = .grapheme
        #expect(try searcher.search(request).hits.map(\.id).sorted() == ids, "\(query.debugDescription)")
      }
    }
    for article in articles {
      let similar = try #require(try searcher.similar(to: article.id, HitPage(parts: everything)))
      #expect(!similar.hits.contains { $0.id == article.id })
      #expect(try searcher.whyNot(query: "皆無 -終 tag:x \"a b\"~3 q*", match: .all, id: article.id)?.matches == false)
    }
  }

  /// As many operands as there may be, of each kind, as alternatives, together and left out.
  @Test(arguments: ["日本", "farc*", "\"日 本\"~3", "title:日", "author:ana", "tag:政治", "date:2012", "한국은행", "(日本 -国)"])
  func sixtyFourOperandsAreSearched(_ operand: String) throws {
    var random = SplitMix64(seed: 91)
    let searcher = try TemporaryIndex(try random.labelledArticles(20), shards: 2).searcher()
    let count = operand.hasPrefix("(") ? 32 : 64
    let one = try searcher.ids(operand).sorted()
    let all = [String](repeating: operand, count: count)
    for query in [all.joined(separator: " "), all.joined(separator: " OR ")] {
      #expect(try searcher.ids(query).sorted() == one)
      let request = try SearchRequest(query: query, limit: 3, parts: everything)
      #expect(try searcher.search(request).total == one.count)
    }
    #expect(try searcher.ids(operand + all.dropFirst().map { " -" + $0 }.joined()) == [])
    let deep = String(repeating: "(", count: 14) + operand + String(repeating: ")", count: 14)
    #expect(try searcher.ids(deep).sorted() == one)
  }

  /// Groups in groups, alternating, as deep as they may be.
  @Test func deepTreesAreSearched() throws {
    let searcher = try TemporaryIndex([Article(id: "a", body: "日本 憲法 海"), Article(id: "b", body: "日本 憲法")]).searcher()
    var query = "日本"
    for level in 0..<16 { query = "(\(query)\(level % 2 == 0 ? " OR 皆無" : " 憲法 -海軍"))" }
    #expect(try searcher.ids(query).sorted() == ["a", "b"])
    #expect(try searcher.ids(query + " -海") == ["b"])
  }

  /// Each star stands for as many words as it may.
  @Test func sixtyFourWidePrefixesAreSearched() throws {
    let words = (0..<600).map { number in "w" + String(String(number, radix: 2).map { $0 == "0" ? "a" : "b" }) }
    let searcher = try TemporaryIndex([Article(id: "a", body: words.joined(separator: " "))]).searcher()
    let stars = [String](repeating: "w*", count: 64)
    for separator in [" ", " OR "] {
      let request = try SearchRequest(query: stars.joined(separator: separator), parts: everything)
      #expect(try searcher.search(request).hits.map(\.id) == ["a"])
    }
  }

  @Test func manyWordsOfABagAreSearched() throws {
    let searcher = try TemporaryIndex([Article(id: "a", body: "日本 憲法 海")]).searcher()
    let query = (0x4E00..<0x5300).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }.joined() + " 海"
    let result = try searcher.search(SearchRequest(query: query, match: .any, parts: everything))
    #expect(result.hits.map(\.id) == ["a"])
  }
}
