import ShirabeArticles
import ShirabeIndex
import ShirabeQuery
import ShirabeTestSupport
import Testing

/// Random queries of the whole language against a scan of all articles.
@Suite struct EvaluationTests {
  @Test(arguments: [(UInt64(1), 1), (2, 1), (3, 3), (4, 3)])
  func findsWhatAScanFinds(_ seed: UInt64, _ shards: Int) throws {
    var random = SplitMix64(seed: seed)
    let articles = try random.labelledArticles(100)
    let searcher = try TemporaryIndex(articles, shards: shards).searcher()
    let scanned = articles.map(ScannedArticle.init)
    var found = 0
    for _ in 0..<250 {
      let node = random.tree(depth: 4, articles)
      guard let parsed = try? QueryParser.parse(node.text) else { continue }
      #expect(parsed.root == node, "\(node.text)")
      let expected = scanned.filter { $0.matches(node) }.map(\.article.id).sorted()
      #expect(try searcher.ids(node.text).sorted() == expected, "\(node.text)")
      #expect(try searcher.count(query: node.text, match: .all) == expected.count, "\(node.text)")
      found += expected.isEmpty || expected.count == articles.count ? 0 : 1
    }
    #expect(found > 100)
  }

  /// Hits, order and scores are those of one shard.
  @Test func shardsMakeNoDifference() throws {
    var random = SplitMix64(seed: 5)
    let articles = try random.labelledArticles(100)
    let one = try TemporaryIndex(articles, shards: 1).searcher()
    let three = try TemporaryIndex(articles.reversed(), shards: 3).searcher()
    for _ in 0..<250 {
      let request = try SearchRequest(query: random.tree(depth: 4, articles).text, limit: 100, parts: [])
      guard let expected = try? one.search(request) else { continue }
      let result = try three.search(request)
      #expect(result.hits.map(\.id) == expected.hits.map(\.id), "\(request.query)")
      #expect(result.hits.map(\.score) == expected.hits.map(\.score), "\(request.query)")
    }
  }
}
