import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

@Suite struct WritingTests {
  @Test func replacingLeavesNothingOfTheOldArticle() throws {
    let index = try TemporaryIndex([Article(id: "a", title: "古い題", body: "独特語彙がここにある。")])
    let searcher = try index.searcher()
    #expect(try searcher.ids("独特語彙") == ["a"])
    let totals = try index.add([Article(id: "a", title: "新しい題", body: "別の文章。")])
    #expect(totals == WriteTotals(replaced: 1))
    #expect(try searcher.ids("独特語彙") == [])
    #expect(try searcher.ids("古い題") == [])
    #expect(try searcher.ids("別の文章") == ["a"])
    #expect(try searcher.status().articles == 1)
    try index.check()
  }

  @Test func removingTakesTheArticleOut() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "一つ目"), Article(id: "b", body: "二つ目")])
    let searcher = try index.searcher()
    #expect(try index.remove(["a", "nobody"]) == WriteTotals(removed: 1))
    #expect(try searcher.ids("つ目") == ["b"])
    #expect(try searcher.article(id: "a") == nil)
    try index.check()
  }

  @Test func unchangedArticlesChangeNothing() throws {
    var random = SplitMix64(seed: 5)
    let articles = try random.articles(40)
    let index = try TemporaryIndex(articles)
    let before = try index.searcher().status()
    #expect(try index.add(articles) == WriteTotals(unchanged: 40))
    #expect(try index.searcher().status() == before)
  }

  /// Composed and decomposed letters are equal to Swift, and two different ids and articles to everybody else.
  @Test func idsAndArticlesAreComparedAsBytes() throws {
    let index = try TemporaryIndex([Article(id: "é", body: "一"), Article(id: "e\u{301}", body: "二")])
    #expect(try index.searcher().status().articles == 2)
    #expect(try index.add([Article(id: "é", body: "一"), Article(id: "e\u{301}", body: "ニ")]).replaced == 1)
  }

  @Test func articlesComeBackAsTheyWereGiven() throws {
    let json = try JSON(
      parsing: """
        {"id":"x","title":"題","body":"本文\\n二行目","author":"著者","source":"社","url":"https://example.org/","language":"ja",\
        "published":"2026-02-04T10:00:00+09:00","tags":["政治","経済"],"rank":1.50,"more":{"a":[1,null]}}
        """)
    let article = try Article(json)
    let index = try TemporaryIndex([article, Article(id: "bare", body: "")])
    let searcher = try index.searcher()
    #expect(try searcher.article(id: "x")?.json == article.json)
    #expect(try searcher.article(id: "bare")?.title == nil)
    #expect(try searcher.article(id: "none") == nil)
  }

  /// SQLite's text functions stop at U+0000; articles do not.
  @Test func nulCutsNothingOff() throws {
    let article = try Article(id: "nul", title: "前\u{0}後", body: "before\u{0}afterword", author: "a\u{0}b")
    let index = try TemporaryIndex([article])
    #expect(try index.searcher().article(id: "nul")?.json == article.json)
    #expect(try index.searcher().ids("afterword") == ["nul"])
    #expect(try index.searcher().ids("後") == ["nul"])
    #expect(try index.add([article]) == WriteTotals(unchanged: 1))
    try index.check()
    #expect(try index.remove(["nul"]).removed == 1)
    try index.check()
  }

  @Test func anOpenSearcherFindsNewArticlesInTheNextSearch() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "最初の記事")])
    let searcher = try index.searcher()
    let before = try searcher.search(SearchRequest(query: "記事"))
    try index.add([Article(id: "b", body: "次の記事")])
    let after = try searcher.search(SearchRequest(query: "記事"))
    #expect(before.total == 1)
    #expect(after.total == 2)
    #expect(after.moment.generation > before.moment.generation)
  }

  /// Adding, replacing and removing in any order ends in the index that the articles at the end would make.
  @Test(arguments: [UInt64(1), 2])
  func incrementalIsRebuilt(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let index = try TemporaryIndex(shards: nil)
    var articles: [String: Article] = [:]
    for _ in 0..<6 {
      let batch = try random.articles(30).filter { _ in Bool.random(using: &random) }
      guard !batch.isEmpty else { continue }
      try index.add(batch, batchByteCount: 2_000)
      for article in batch { articles[article.id] = article }
      let removed = articles.keys.sorted().filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
      try index.remove(removed)
      for id in removed { articles[id] = nil }
    }
    try index.check()
    let rebuilt = try TemporaryIndex(articles.values.sorted { $0.id < $1.id })
    try expectEqual(try index.searcher(), try rebuilt.searcher(), seed: seed)
  }

  @Test func shardsMakeNoDifference() throws {
    var random = SplitMix64(seed: 9)
    let articles = try random.articles(120)
    let one = try TemporaryIndex(articles, shards: 1)
    let three = try TemporaryIndex(articles, shards: 3)
    #expect(try three.searcher().status().shards.count == 3)
    #expect(try three.searcher().status().shards.allSatisfy { $0.articles > 0 })
    try expectEqual(try one.searcher(), try three.searcher(), seed: 9)
  }

  /// The same hits, in the same order, with the same scores and totals; the same completions.
  private func expectEqual(_ one: any IndexEngine, _ other: any IndexEngine, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sorts: [Sort] = [.relevance, .newest, .oldest, .id]
    for prefix in ["日", "日本", "ﾄ", "ト", "c", "fa", "n", "大統領", "한", "の", "F", "唐", "か"] {
      for limit in [1, 3, 100] {
        let expected = try one.suggest(prefix: prefix, limit: limit)
        #expect(try other.suggest(prefix: prefix, limit: limit) == expected, "\(prefix) \(limit)")
      }
    }
    for round in 0..<120 {
      let match: Match = [.all, .any, .phrase][round % 3]
      let query = random.prose(4)
      guard
        let request = try? SearchRequest(
          query: query, match: match, sort: sorts[round % 4], limit: 20, parts: .header),
        let expected = try? one.search(request)
      else { continue }
      let found = try other.search(request)
      #expect(found.total == expected.total, "\(request)")
      #expect(found.hits.map(\.id) == expected.hits.map(\.id), "\(request)")
      #expect(found.hits.map(\.score) == expected.hits.map(\.score), "\(request)")
    }
  }
}
