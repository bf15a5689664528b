import ShirabeArticles
import ShirabeQuery
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// What keeps an article out, against the search that it is kept out of.
@Suite struct WhyNotTests {
  private let searcher: any IndexEngine

  init() throws {
    searcher = try TemporaryIndex([
      Article(
        id: "a", title: "麻薬対策", body: "大統領は語った。Translations 2025。", author: "田中", source: "通信社", language: "zh-Hant",
        published: PublishedDate("2025-09"), tags: ["政治"]),
      Article(id: "b", body: "別の記事"),
    ]).searcher()
  }

  @Test(
    arguments: [
      ("麻薬", []), ("法", [.term]), ("語らない", [.phrase]), ("title:大統領", [.field]), ("author:鈴木", [.field]),
      ("source:通信社", []), ("tag:経済", [.filter]), ("language:zh", []), ("language:zh-hans", [.filter]),
      ("id:b", [.filter]),
      ("date:2025-09-01", [.filter]), ("麻薬 -大統領", [.excluded]), ("麻薬 -(大統領 政治)", []), ("trans*", []),
      ("transp*", [.prefix]), ("\"麻薬 大統領\"~5", [.near]), ("\"大統領 ない\"~5", [.near]), ("麻薬 法 大統領", [.term]),
      ("法 OR 官僚たち", [.term, .phrase]), ("法 OR 麻薬", []), ("法 tag:経済 -麻薬", [.term, .filter, .excluded]),
    ] as [(String, [WhyNotReason.Kind])])
  func reasons(_ query: String, _ kinds: [WhyNotReason.Kind]) throws {
    let whyNot = try #require(try searcher.whyNot(query: query, match: .all, id: "a"))
    #expect(whyNot.reasons.map(\.kind) == kinds)
    #expect(whyNot.matches == kinds.isEmpty)
    #expect(whyNot.reasons.allSatisfy { !$0.text.isEmpty && !$0.message.isEmpty })
  }

  @Test func namesHowFarAPhraseGoes() throws {
    let whyNot = try #require(try searcher.whyNot(query: "大統領が", match: .phrase, id: "a"))
    #expect(whyNot.reasons.map(\.text) == ["大統領が"])
    #expect(whyNot.reasons.first?.message.contains("大統領 ") == true)
    #expect(try searcher.whyNot(query: "麻薬", match: .all, id: "c") == nil)
  }

  @Test(arguments: [("別の", true), ("法", false), ("？", false)])
  func bags(_ query: String, _ matches: Bool) throws {
    let whyNot = try #require(try searcher.whyNot(query: query, match: .any, id: "b"))
    #expect(whyNot.matches == matches)
    #expect(whyNot.reasons.isEmpty == matches)
  }

  /// Where the words are taken as a bag because nothing has all of them, so they are here.
  @Test func autoIsWhatTheSearchCameTo() throws {
    #expect(try searcher.ids("麻薬 皆無", .auto) == ["a"])
    #expect(try searcher.whyNot(query: "麻薬 皆無", match: .auto, id: "a")?.matches == true)
    #expect(try searcher.whyNot(query: "麻薬 皆無", match: .all, id: "a")?.matches == false)
  }

  @Test func wordsBeyondTheBoundOfAPrefixAreNamed() throws {
    let many = (0..<600).map { number in "w" + String(String(number, radix: 2).map { $0 == "0" ? "a" : "b" }) }
    let searcher = try TemporaryIndex([
      Article(id: "one", body: many.joined(separator: " ")), Article(id: "two", body: many.joined(separator: " ")),
      Article(id: "rare", body: "wzz"),
    ]).searcher()
    #expect(try searcher.ids("w*").contains("rare") == false)
    let whyNot = try #require(try searcher.whyNot(query: "w*", match: .all, id: "rare"))
    #expect(whyNot.reasons.map(\.kind) == [.prefix])
  }
}
