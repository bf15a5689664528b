import ShirabeArticles
import ShirabeQuery
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Random queries of the whole language over one shard and over several.
@Suite struct EvaluationTests {
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
