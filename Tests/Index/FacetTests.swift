import ShirabeArticles
import ShirabeQuery
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Facets count all matches, not those of the page.
@Suite struct FacetTests {
  /// To be counted changes nothing of how articles are ranked.
  @Test(arguments: [Match.all, .any])
  func hitsAreTheSameWithFacets(_ match: Match) throws {
    var random = SplitMix64(seed: 32)
    let articles = try random.labelledArticles(120)
    let searcher = try TemporaryIndex(articles, shards: 2).searcher()
    for _ in 0..<40 {
      let body = articles[Int.random(in: articles.indices, using: &random)].body
      let query = match == .any ? String(body.prefix(Int.random(in: 3...30, using: &random))) : "の OR 日"
      var request = try SearchRequest(
        query: query, match: match, limit: Int.random(in: 1...5, using: &random), parts: [])
      let hits = try searcher.search(request).hits
      request.page.facets = [.source]
      let others = try searcher.search(request).hits
      #expect(others.map(\.id) == hits.map(\.id) && others.map(\.score) == hits.map(\.score), "\(query)")
    }
  }

  /// Values that look alike are told apart by their bytes, whichever was read first.
  @Test(arguments: [1, 3])
  func valuesAreComparedAsBytes(_ shards: Int) throws {
    let sources = ["\u{E9}", "e\u{301}", "\u{E9}", "E\u{301}"]
    let articles = try sources.enumerated().map { number, source in
      try Article(id: "\(number)", body: "本文", source: source, tags: ["\u{E9}", "e\u{301}", "\u{E9}"])
    }
    let searcher = try TemporaryIndex(articles, shards: shards).searcher()
    var request = try SearchRequest(query: "本文", parts: [])
    request.page.facets = [.source, .tag]
    let facets = try searcher.search(request).facets
    #expect(
      facets[0].values.map { Array($0.value.unicodeScalars) } == [["\u{E9}"], ["E", "\u{301}"], ["e", "\u{301}"]])
    #expect(facets[0].values.map(\.count) == [2, 1, 1])
    #expect(facets[1].values.map { Array($0.value.unicodeScalars) } == [["e", "\u{301}"], ["\u{E9}"]])
    #expect(facets[1].values.map(\.count) == [4, 4])
  }
}
