import ShirabeArticles
import ShirabeQuery
import Testing

@testable import ShirabeSQLite

@Suite struct SpellingTests {
  @Test(arguments: [
    ("コロンピア", ["コロンビア 1 3", "コロンボア 1 1"]),
    ("コロンビア", ["コロンボア 1 1"]),
    ("ヴァイオリン", ["バイオリン 2 1"]),
    ("ﾄﾗﾝﾌﾞ", ["トランプ 1 2"]),
    ("Kolumbein", ["kolumbien 1 1"]),
    ("olumbien", ["columbien 1 1", "kolumbien 1 1"]),
    ("okl", []),
    ("日木国憲法", ["日本国憲法 1 2"]),
    ("本国憲法", ["日本国憲法 1 2"]),
    ("大日本国憲法", ["日本国憲法 1 2"]),
    ("本日国憲法", ["日本国憲法 1 2"]),
    ("目本国憲法", ["日本国憲法 1 2"]),
    ("日木", []),
    ("한국은헹", ["한국은행 1 1"]),
    ("ひらがは", []),
    ("1235", []),
    ("コロンピア 憲法", []),
    ("a", []),
    (String(repeating: "長", count: 1000), []),
  ])
  func areFound(_ text: String, _ expected: [String]) throws {
    for shards in [1, 3] {
      let index = try TemporaryIndex(SpellingTests.articles(), shards: shards)
      let readers = try index.readers()
      for reader in readers { try reader.begin() }
      defer { for reader in readers { reader.end() } }
      let phrase = try #require(Phrase(text))
      let found = try VocabularyReader(readers).spellings(of: phrase, limit: 2)
      #expect(found.map { "\($0.text) \($0.distance) \($0.articles)" } == expected)
    }
  }

  private static func articles() throws -> [Article] {
    try [
      "コロンビア。トランプ。", "コロンビア、日本国憲法。トラップ", "コロンビア。コロンボア。バイオリン。トランプ。", "Kolumbien columbien", "日本国憲法",
      "한국은행 ひらがな 1234 日本",
    ].enumerated().map { try Article(id: "a\($0)", body: $1) }
  }
}
