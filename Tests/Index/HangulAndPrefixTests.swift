import ShirabeArticles
import ShirabeSQLite
import Testing

/// Unquoted Hangul, which need not touch, and words of which only the beginning is given.
@Suite struct HangulAndPrefixTests {
  @Test func looseHangulRanksBelowTheLiteralForm() throws {
    let searcher = try TemporaryIndex([
      Article(id: "spaced", body: "한국 은행 금리"), Article(id: "literal", body: "한국은행 금리"),
      Article(id: "apart", body: "한국 금리 은행"), Article(id: "broken", body: "한국、은행 금리"),
    ]).searcher()
    #expect(try searcher.ids("한국은행").first == "literal")
    #expect(try searcher.ids("한국은행").sorted() == ["broken", "literal", "spaced"])
    #expect(try searcher.ids("한국은행 금리").first == "literal")
    #expect(try searcher.ids("\"한국은행\"") == ["literal"])
    #expect(try searcher.ids("한국은행", .phrase) == ["literal"])
    #expect(try searcher.ids("\"한국 은행\"").sorted() == ["broken", "literal", "spaced"])
    #expect(try searcher.ids("금리 -한국은행") == ["apart"])
    #expect(try searcher.ids("금리 -\"한국은행\"").sorted() == ["apart", "broken", "spaced"])
  }

  @Test(arguments: [
    ("transl*", ["latin", "titled"]), ("TRANSL＊", ["latin", "titled"]), ("translator*", ["titled"]),
    ("translations*", []),
    ("トラン*", ["kana"]), ("トラン", ["kana"]), ("トランプ*", ["kana"]), ("ラン*", ["kana"]), ("20*", ["numbers"]),
    ("日本20*", ["numbers"]), ("本国20*", []), ("transl* -translator*", ["latin"]), ("20* OR トラン*", ["kana", "numbers"]),
    ("né*", ["accent"]), ("ne*", ["accent"]),
  ])
  func prefixes(_ query: String, _ ids: [String]) throws {
    let searcher = try TemporaryIndex([
      Article(id: "latin", body: "A translation."), Article(id: "titled", title: "Translators", body: "the translator"),
      Article(id: "kana", body: "トランプ"), Article(id: "numbers", body: "日本2025年"), Article(id: "accent", body: "Néstor"),
    ]).searcher()
    #expect(try searcher.ids(query).sorted() == ids)
  }

  /// Of more words than are searched, the most frequent are taken, and the reply says so; shards make no difference.
  @Test(arguments: [700, 4_500])
  func tooManyWordsAreSaidToBe(_ count: Int) throws {
    let rare = try (0..<10).map { part in
      try Article(
        id: "rare\(part)",
        body: stride(from: part, to: count, by: 10).map { "w\(letters($0))" }.joined(separator: " ") + " end")
    }
    let frequent = try (0..<3).map { try Article(id: "often\($0)", body: "wz wzz end") }
    var notes: [[String]] = []
    for shards in [1, 3] {
      let searcher = try TemporaryIndex(rare + frequent, shards: shards).searcher()
      let result = try searcher.search(SearchRequest(query: "w*", limit: 100, parts: []))
      #expect(result.notes.count == 1)
      #expect(result.notes.first?.contains("w*") == true)
      notes.append(result.notes + result.hits.map { "\($0.id) \($0.score)" })
      let narrow = try searcher.search(SearchRequest(query: "wz*", parts: []))
      #expect(narrow.notes == [])
      #expect(narrow.total == 3)
    }
    #expect(notes[0] == notes[1])
  }

  private func letters(_ number: Int) -> String {
    String([number / 625, number / 25 % 25, number % 25].map { Character(Unicode.Scalar(UInt8(97 + $0))) })
  }
}
