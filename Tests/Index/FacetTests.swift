import ShirabeArticles
import ShirabeIndex
import ShirabeQuery
import ShirabeTestSupport
import Testing

/// Facets count all matches, not those of the page.
@Suite struct FacetTests {
  @Test(arguments: [1, 3])
  func countsAreThoseOfAScan(_ shards: Int) throws {
    var random = SplitMix64(seed: 31)
    let articles = try random.labelledArticles(120)
    let searcher = try TemporaryIndex(articles, shards: shards).searcher()
    let byId = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0) })
    for round in 0..<80 {
      let query = round == 0 ? "date:0000.. OR の OR 日" : random.tree(depth: 2, articles).text
      var request = try SearchRequest(query: query, limit: 2, parts: [])
      request.page.facets = Facet.allCases
      let counts = try searcher.search(request).facets
      #expect(counts.map(\.facet) == Facet.allCases)
      let matches = try searcher.ids(query).compactMap { byId[$0] }
      for count in counts {
        var expected: [String: Int] = [:]
        for value in matches.flatMap({ values(count.facet, $0) }) { expected[value, default: 0] += 1 }
        let ordered = expected.sorted { ($1.value, Array($0.key.utf8)) < ($0.value, Array($1.key.utf8)) }
        #expect(count.values.map(\.value) == ordered.map(\.key), "\(query) \(count.facet)")
        #expect(count.values.map(\.count) == ordered.map(\.value), "\(query) \(count.facet)")
      }
    }
  }

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

  private func values(_ facet: Facet, _ article: Article) -> [String] {
    switch facet {
    case .source: [article.source].compactMap(\.self)
    case .author: [article.author].compactMap(\.self)
    case .language: [article.language].compactMap(\.self)
    case .tag: Array(Set(article.tags ?? []))
    case .year: article.published.map { [String($0.text.prefix(4))] } ?? []
    case .month: article.published.flatMap { $0.text.count >= 7 ? [String($0.text.prefix(7))] : nil } ?? []
    }
  }
}

private func < (one: (Int, [UInt8]), other: (Int, [UInt8])) -> Bool {
  one.0 != other.0 ? one.0 < other.0 : one.1.lexicographicallyPrecedes(other.1)
}
