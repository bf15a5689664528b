import ShirabeArticles
import ShirabeConfiguration
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The daemon answers from whatever engine it is given, asked through the port alone.
@Suite struct EnginePortTests {
  private func serving(
    _ engine: ServedEngine, _ body: @escaping @Sendable (RawClient, [Article]) throws -> Void
  ) async throws {
    let articles = try SampleArticles.all()
    let folder = try TemporaryFolder()
    try await ServerInProcess.serving(try engine.source(of: articles, in: folder), DaemonConfiguration()) { server in
      try withExtendedLifetime(folder) { try body(try server.connect(), articles) }
    }
  }

  @Test(arguments: ServedEngine.wanted) func answersSearches(_ engine: ServedEngine) async throws {
    try await serving(engine) { client, articles in
      let found = try client.call("search", ["query": "灯台", "positions": true, "facets": ["source"]])
      let hit = try #require(found["hits"]?.array?.first)
      #expect(found["total"] == 1 && hit["id"] == "full" && hit["title"] == "港の新しい灯台")
      #expect(hit["snippet"]?["text"]?.string?.contains("灯台") == true)
      #expect(hit["positions"]?["title"] == [[15, 21]])
      #expect(found["facets"]?["source"]?.array?.count == 1)
      #expect(try client.call("count", ["query": "会議 -minutes"])["total"] == 0)
      #expect(try client.call("search", ["query": "会議 皆無", "match": "auto", "limit": 0])["total"] == 60)

      var walked: [String] = []
      var after: JSON = ""
      for _ in 0...10 {
        let page = try client.call(
          "search", ["query": "会議", "sort": "id", "limit": 9, "fields": ["id"], "after": after])
        walked += page["hits"]?.array?.compactMap { $0["id"]?.string } ?? []
        guard let next = page["next"] else { break }
        after = next
      }
      let expected = try SampleArticles.numbered().map { BytewiseString($0.id) }.sorted().map(\.string)
      #expect(walked == expected)

      for article in articles { #expect(try client.call("get", ["id": .string(article.id)]) == article.json) }
      let why = try client.call("whyNot", ["query": "灯台 会議", "id": "full"])
      #expect(why["matches"] == false && why["reasons"]?.array?.count == 1)
      #expect(try client.call("status")["articles"] == JSON(articles.count))
      #expect(try client.call("status")["ready"] == true)
    }
  }

  @Test(arguments: ServedEngine.wanted) func refusesWhatIsWrong(_ engine: ServedEngine) async throws {
    try await serving(engine) { client, _ in
      for (method, params, code) in [
        ("search", ["query": "(灯台"], -32001), ("get", ["id": "nobody"], -32005),
        ("whyNot", ["query": "灯台", "id": "nobody"], -32005),
      ] as [(String, JSON, JSON)] {
        let error = try client.reply(to: method, params)["error"]
        #expect(error?["code"] == code, "\(method)")
      }
    }
  }

  /// What an engine cannot do is refused by name, and the next question is answered.
  @Test(arguments: ServedEngine.wanted) func refusesWhatTheEngineCannotDo(_ engine: ServedEngine) async throws {
    try await serving(engine) { client, _ in
      for (method, params) in [
        ("suggest", ["prefix": "灯"]), ("similar", ["id": "full"]), ("subscribe", ["query": "灯台"]),
        ("search", ["query": "灯台", "since": 0]), ("search", ["query": "灯台", "explain": true]),
        ("search", ["query": "灯台", "collapseDuplicates": true]),
      ] as [(String, JSON)] {
        let reply = try client.reply(to: method, params)
        switch engine {
        case .index: #expect(reply["result"] != nil, "\(method) \(reply)")
        case .scan:
          #expect(reply["error"]?["code"] == -32601, "\(method) \(reply)")
          #expect(reply["error"]?["message"]?.string?.contains("what is searched here does not do this") == true)
        }
        #expect(try client.call("count", ["query": "灯台"])["total"] == 1)
      }
    }
  }
}
