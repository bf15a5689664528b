import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Snippets, and the places of matches in each unit.
@Suite(.daemon(LabelledArticles.all))
struct OffsetTests {
  private static let units = ["utf8", "utf16", "scalar", "grapheme"]

  private func fold(_ text: String, _ client: RawClient) throws -> JSON? {
    try client.call("analyze", ["text": .string(text)])["folded"]
  }

  /// What is cut out by the marks folds to what was asked for, in snippets as in the article.
  @Test(arguments: units, ["ガス", "𠮷野", "ネストルアバロス", "CAFÉ", "2500", "家"])
  func cutsWhatMatched(unit: String, query: String) throws {
    let client = try RunningDaemon.ofSuite.connect()
    let result = try client.call(
      "search",
      [
        "query": .string(query + " id:family"), "offsetUnit": .string(unit), "positions": true, "snippets": 2,
      ])
    let hit = try #require(result["hits"]?.array?.first)
    let article = try client.call("get", ["id": "family"])
    let snippets = try #require(hit["snippets"]?.array)
    #expect(hit["snippet"] == snippets.first)
    let wanted = try fold(query, client)

    var inArticle = 0
    for field in ["title", "body"] {
      let text = try #require(article[field]?.string)
      let marks = try #require(Marks(hit["positions"]?[field], of: text, unit: unit))
      for piece in try #require(marks.pieces) { #expect(try fold(piece, client) == wanted) }
      inArticle += marks.ranges.count
    }
    #expect(inArticle > 0)
    for snippet in snippets {
      let text = try #require(snippet["text"]?.string)
      let marks = try #require(Marks(snippet["marks"], of: text, unit: unit))
      for piece in try #require(marks.pieces) { #expect(try fold(piece, client) == wanted) }
      #expect(query == "家" || !marks.ranges.isEmpty)
    }
  }

  @Test func countsInTheUnitAskedFor() throws {
    let client = try RunningDaemon.ofSuite.connect()
    let starts = try Self.units.map { unit in
      try client.call("search", ["query": "野家", "offsetUnit": .string(unit), "positions": true, "fields": []])["hits"]?
        .array?.first?["positions"]?["title"]
    }
    #expect(starts == [[[25, 31]], [[11, 13]], [[7, 9]], [[3, 5]]])
  }

  @Test func givesNoPlacesUnlessAsked() throws {
    let hit = try RunningDaemon.ofSuite.connect().call("search", ["query": "麻薬"])["hits"]?.array?.first
    #expect(try #require(hit)["positions"] == nil && hit?["snippets"] == nil && hit?["explain"] == nil)
  }

  @Test(arguments: [1, 2, 10], [20, 40, 1000])
  func givesAsManySnippetsOfSuchLength(count: Int, letters: Int) throws {
    let sentence = (0..<20).map { "第\($0)の港には、船と荷物と灯台と人の列とがあり、風が止むことは一度もない。" }.joined()
    let daemon = try RunningDaemon([Article(id: "long", body: sentence)])
    let params: JSON = ["query": "灯台", "snippets": JSON(count), "snippetLetters": JSON(letters), "fields": ["snippet"]]
    let hit = try #require(try daemon.connect().call("search", params)["hits"]?.array?.first)
    let texts = try #require(hit["snippets"]?.array).compactMap { $0["text"]?.string }
    #expect((1...count).contains(texts.count) && (count == 1 || letters == 1000 || texts.count > 1))
    for text in texts { #expect(text.count <= letters && text.contains("灯台")) }
    #expect(Set(texts).count == texts.count)
  }
}
