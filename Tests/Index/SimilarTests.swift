import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Articles like one.
@Suite struct SimilarTests {
  @Test(arguments: [1, 3])
  func theNearCopyIsFirst(_ shards: Int) throws {
    var random = SplitMix64(seed: 81)
    let articles = try random.labelledArticles(30)
    let names = ["alpha", "beta", "gamma", "delta", "epsilon"]
    let originals = try names.map {
      try Article(id: $0, title: "\($0)の記録", body: "\($0) は観測所で \($0)線を測った。結果は\($0)と記された。")
    }
    let copies = try originals.map { try Article(id: $0.id + " copy", title: $0.title, body: $0.body + "以上。") }
    let searcher = try TemporaryIndex(articles + originals + copies, shards: shards).searcher()
    for name in names {
      let result = try #require(try searcher.similar(to: name, HitPage(limit: 100)))
      #expect(result.hits.first?.id == name + " copy")
      #expect(!result.hits.contains { $0.id == name })
      #expect(result.total == result.hits.count)
      #expect(result.matched == .any)
    }
    #expect(try searcher.similar(to: "nobody", HitPage())?.total == nil)
  }

  @Test func anArticleOfNothingIsLikeNone() throws {
    let searcher = try TemporaryIndex([Article(id: "empty", body: ""), Article(id: "b", body: "本文")]).searcher()
    #expect(try searcher.similar(to: "empty", HitPage())?.total == 0)
  }
}
