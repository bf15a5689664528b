import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// What the methods answer.
@Suite(.daemon(shards: 3))
struct SearchMethodTests {
  private let client: RawClient

  init() throws { client = try RunningDaemon.ofSuite.connect() }

  private func ids(_ params: JSON) throws -> [String] {
    try client.call("search", params)["hits"]?.array?.compactMap { $0["id"]?.string } ?? []
  }

  @Test func findsAndMarks() throws {
    let result = try client.call("search", ["query": "灯台"])
    let hit = try #require(result["hits"]?.array?.first)
    #expect(hit.object?.members.map(\.name) == ["id", "title", "score", "published", "source", "snippet"])
    #expect(hit["id"] == "full")
    #expect(result["total"] == 1)
    #expect(result["matched"] == "all")
    #expect(result["next"] == nil)
    #expect(result["tookMicroseconds"]?.int64 != nil)
    let text = Array(try #require(hit["snippet"]?["text"]?.string).utf8)
    let marks = try #require(hit["snippet"]?["marks"]?.array?.map { $0.array?.compactMap(\.int64).map(Int.init) ?? [] })
    #expect(!marks.isEmpty)
    for mark in marks { #expect(String(decoding: text[mark[0]..<mark[1]], as: UTF8.self) == "灯台") }
  }

  @Test(arguments: [1, 7, 60, 1000])
  func walksEveryMatchOnceInTheOrderOfBytes(limit: Int) throws {
    var params: JSON = ["query": "会議", "sort": "id", "limit": JSON(limit), "fields": ["id"]]
    var walked: [String] = []
    for _ in 0...60 {
      let page = try client.call("search", params)
      #expect(page["total"] == 60)
      walked += page["hits"]?.array?.compactMap { $0["id"]?.string } ?? []
      guard let next = page["next"] else { break }
      params = ["query": "会議", "sort": "id", "limit": JSON(limit), "fields": ["id"], "after": next]
    }
    let expected = try SampleArticles.numbered().map { Array($0.id.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(walked.map { Array($0.utf8) } == expected)
  }

  @Test func goesOnAfterAnyIdWhetherThereIsSuchAnArticleOrNot() throws {
    let all = try ids(["query": "会議", "sort": "id", "limit": 60])
    #expect(try ids(["query": "会議", "sort": "id", "limit": 60, "after": ""]) == all)
    #expect(try ids(["query": "会議", "sort": "id", "limit": 60, "after": .string(all[9])]) == Array(all[10...]))
    #expect(
      try ids(["query": "会議", "sort": "id", "limit": 60, "after": .string(all[9] + "\u{1}")]) == Array(all[10...]))
    #expect(try ids(["query": "会議", "sort": "id", "after": "\u{10FFFF}"]) == [])
  }

  /// A string that SQLite is given the usual way ends at its first U+0000, and "full" is there.
  @Test(
    arguments: [
      ("get", ["id": "full\u{0}"]), ("similar", ["id": "full\u{0}\u{0}"]),
      ("whyNot", ["query": "灯台", "id": "full\u{0}a"]),
    ] as [(String, JSON)])
  func doesNotEndIdsAtU0000(method: String, params: JSON) throws {
    #expect(try client.reply(to: method, params)["error"]?["code"] == -32005)
  }

  @Test(arguments: [("id:\"full\u{0}\"", 0), ("id:full", 1), ("灯台 language:\"ja\u{0}\"", 0), ("灯台 language:ja", 1)])
  func doesNotEndFiltersAtU0000(query: String, total: Int) throws {
    #expect(try client.call("count", ["query": .string(query)]) == ["total": JSON(total)])
  }

  @Test(arguments: ["relevance", "newest", "oldest", "id"], ["all", "any", "phrase"])
  func pagesPutTogetherAreTheWhole(sort: String, match: String) throws {
    func page(_ offset: Int, _ limit: Int) throws -> [String] {
      try ids([
        "query": "会議", "sort": .string(sort), "match": .string(match), "offset": JSON(offset), "limit": JSON(limit),
      ])
    }
    let whole = try page(0, 1000)
    #expect(Set(whole.map { Array($0.utf8) }).count == 60)
    var pages: [String] = []
    for offset in stride(from: 0, to: 70, by: 7) { pages += try page(offset, 7) }
    #expect(pages == whole)
    #expect(try page(60, 10) == [])
  }

  @Test(arguments: [
    ("newest", ["2025-12-15", "2025-06-15", "2025-01-15"]),
    ("oldest", ["2025-01-15", "2025-06-15", "2025-12-15"]),
  ])
  func sortsByDateWithTheUndatedLast(sort: String, order: [String]) throws {
    let result = try client.call("search", ["query": "会議", "sort": .string(sort), "limit": 60])
    let dates = try #require(result["hits"]?.array).map { $0["published"]?.string }
    let given = try SampleArticles.numbered().compactMap { $0.published?.text }
    #expect(dates == order.flatMap { date in given.filter { $0 == date } } + [String?](repeating: nil, count: 12))
  }

  @Test func scoresFall() throws {
    let hits = try #require(try client.call("search", ["query": "会議", "limit": 60])["hits"]?.array)
    let scores = hits.compactMap { $0["score"]?.double }
    #expect(scores.count == 60)
    #expect(scores == scores.sorted(by: >))
    #expect(Set(scores).count > 1)
  }

  @Test(
    arguments: [[], ["id"], ["title", "score"], ["snippet"], ["tags", "author", "url", "language"]] as [[String]])
  func carriesTheFieldsAskedFor(fields: [String]) throws {
    let wanted = JSON.array(fields.map(JSON.string))
    let hits = try client.call("search", ["query": "灯台", "fields": wanted])["hits"]?.array
    #expect(Set(try #require(hits?.first?.object).members.map(\.name)) == Set(fields))
  }

  /// What is not carried is not looked up, but the order and the rest of a hit are the same.
  @Test(arguments: [["id"], ["title", "score"], ["snippet", "published"]])
  func findsTheSameWhateverTheFields(fields: [String]) throws {
    let whole = try client.call("search", ["query": "会議", "limit": 60])["hits"]?.array
    let some = try client.call("search", ["query": "会議", "limit": 60, "fields": .array(fields.map(JSON.string))])
    for name in fields { #expect(some["hits"]?.array?.map { $0[name] } == whole?.map { $0[name] }) }
  }

  @Test(arguments: [("会議 minutes", "all", 60), ("灯台 会議", "any", 61), ("灯台 -会議", "all", 1), ("灯台 -港", "all", 0)])
  func triesAnyWhereAllFindsNothing(query: String, matched: String, total: Int) throws {
    let result = try client.call("search", ["query": .string(query), "match": "auto"])
    #expect(result["matched"] == .string(matched))
    #expect(result["total"] == JSON(total))
  }

  @Test(arguments: ["会議", "灯台 OR 会議", "会議 -minutes", "nothing"], ["all", "any", "phrase"])
  func countsWhatASearchTotals(query: String, match: String) throws {
    let params: JSON = ["query": .string(query), "match": .string(match)]
    #expect(try client.call("count", params)["total"] == client.call("search", params)["total"])
  }

  @Test func searchesWithoutHits() throws {
    let result = try client.call("search", ["query": "会議", "limit": 0])
    #expect(result["hits"] == [])
    #expect(result["total"] == 60)
  }

  @Test func givesArticlesAsTheyWereGiven() throws {
    for article in try SampleArticles.all() {
      #expect(try client.call("get", ["id": .string(article.id)]) == article.json)
    }
  }

  @Test func tellsItsStatus() throws {
    let status = try client.call("status")
    let expected = [
      "version", "indexId", "folder", "articles", "bytes", "generation", "uptimeSeconds", "requests", "shards",
    ]
    #expect(status.object?.members.prefix(9).map(\.name) == expected)
    #expect(status["articles"] == 62)
    #expect(status["shards"]?.array?.compactMap { $0["articles"]?.int64 }.reduce(0, +) == 62)
    #expect(status["shards"]?.array?.count == 3)
    #expect(status["generation"] == (try client.call("search", ["query": "会議"])["generation"]))
    let later = try client.call("status")
    #expect(try #require(later["requests"]?.int64) >= 2 + (try #require(status["requests"]?.int64)))
  }

  @Test(arguments: [nil, "{}"])
  func takesNoParametersOrEmptyOnes(params: String?) throws {
    let member = params.map { #","params":\#($0)"# } ?? ""
    for method in ["ping", "status"] {
      try client.send(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)"\#(member)}"# + "\n")
      #expect(try client.reply()["result"]?.object != nil)
    }
  }
}
