import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Searches in which articles of nearly the same body are one hit.
@Suite struct CollapseTests {
  @Test(arguments: [1, 3])
  func reprintsAreOneHit(_ shards: Int) throws {
    let index = try TemporaryIndex(reprints, shards: shards)
    let searcher = try index.searcher()
    let result = try searcher.search(request("北埠頭"))
    #expect(result.total == 4)
    #expect(result.hits.count == 2)
    let groups = result.hits.map { [$0.id] + ($0.duplicates?.ids ?? []) }
    #expect(Set(groups.map(Set.init)) == [["harbour", "other paper", "short"], ["critics"]])
    for hit in result.hits { #expect(hit.duplicates?.count ?? 0 == (hit.duplicates?.ids.count ?? 0)) }
    #expect(result.hits.contains { $0.duplicates == nil })
    // Nothing is said of duplicates where nothing was to be collapsed.
    let plain = try searcher.search(SearchRequest(query: "北埠頭", limit: 100))
    #expect(plain.hits.count == 4)
    #expect(plain.hits.allSatisfy { $0.duplicates == nil })
  }

  @Test(arguments: [1, 3])
  func whatIsRemovedIsInNoGroup(_ shards: Int) throws {
    let index = try TemporaryIndex(reprints, shards: shards)
    let searcher = try index.searcher()
    let first = try #require(try searcher.search(request("北埠頭")).hits.first { $0.duplicates != nil })
    try index.remove([first.id])
    let next = try #require(try searcher.search(request("北埠頭")).hits.first { $0.duplicates != nil })
    #expect(next.id == first.duplicates?.ids.first)
    #expect(next.duplicates?.count == 1)
    try index.remove([next.id])
    #expect(try searcher.search(request("北埠頭")).hits.allSatisfy { $0.duplicates == nil })
    // A replaced article is what it is now.
    try index.add([Article(id: "critics", body: ReprintedNews.body(ReprintedNews.harbour))])
    #expect(try searcher.search(request("北埠頭")).hits.map { $0.duplicates?.count } == [1])
  }

  @Test func similarArticlesAreCollapsed() throws {
    let searcher = try TemporaryIndex(reprints, shards: 2).searcher()
    let hits = try #require(try searcher.similar(to: "critics", request("港").page)).hits
    #expect(hits.filter { $0.duplicates != nil }.map { $0.duplicates?.count } == [2])
  }

  @Test func tenAreNamedAndAllCounted() throws {
    let copies = try (0..<25).map { try Article(id: "copy \($0)", body: "港の工事が始まる") }
    for shards in [1, 4] {
      let hits = try TemporaryIndex(copies, shards: shards).searcher().search(request("港")).hits
      #expect(hits.map { $0.duplicates?.count } == [24])
      #expect(hits.first?.duplicates?.ids.count == 10)
    }
  }

  @Test func bodiesWithoutTokensAreNotCollapsed() throws {
    let articles = try (0..<3).map { try Article(id: "\($0)", title: "港", body: "…") }
    #expect(try TemporaryIndex(articles).searcher().search(request("港")).hits.count == 3)
  }

  @Test(arguments: [Sort.relevance, .newest, .oldest], [Match.all, .any])
  func shardsAndPagesMakeNoDifference(_ sort: Sort, _ match: Match) throws {
    var random = SplitMix64(seed: 909)
    let articles = try copiedArticles(&random)
    let one = try TemporaryIndex(articles, shards: 1).searcher()
    let three = try TemporaryIndex(articles.reversed(), shards: 3).searcher()
    var groups = 0
    for query in ["日本", "の", "farc", "トラン cat"] {
      let whole = try lines(one, query, match, sort, 0, 1000)
      #expect(try lines(three, query, match, sort, 0, 1000) == whole)
      for size in [1, 7, 40] {
        var paged: [String] = []
        for offset in stride(from: 0, through: whole.count, by: size) {
          paged += try lines(three, query, match, sort, offset, size)
        }
        #expect(paged == whole, "\(query) by \(size)")
      }
      // Each match is in one group, and the groups begin in the order of hits.
      let request = try SearchRequest(query: query, match: match, sort: sort, limit: 1000, parts: [])
      let hits = try one.search(request).hits.map(\.id)
      var collapsed = request
      collapsed.page.collapsesDuplicates = true
      let result = try one.search(collapsed)
      #expect(result.total == hits.count)
      #expect(result.hits.reduce(0) { $0 + 1 + ($1.duplicates?.count ?? 0) } == hits.count)
      let firsts = Set(result.hits.map(\.id))
      #expect(result.hits.map(\.id) == hits.filter(firsts.contains))
      groups += result.hits.count { $0.duplicates != nil }
    }
    #expect(groups > 20)
  }

  /// Articles, each with up to three copies under other ids, heads and dates.
  private func copiedArticles(_ random: inout SplitMix64) throws -> [Article] {
    var articles: [Article] = []
    for (number, article) in try random.articles(90).enumerated() {
      articles.append(article)
      for copy in 0..<Int.random(in: 0...3, using: &random) {
        let head = copy == 0 ? "" : "第\(copy)版。"
        articles.append(
          try Article(
            id: "copy \(number).\(copy)", title: article.title, body: head + article.body,
            published: PublishedDate("202\(copy)-0\(1 + number % 9)")))
      }
    }
    return articles
  }

  private func lines(
    _ searcher: any IndexEngine, _ query: String, _ match: Match, _ sort: Sort, _ offset: Int,
    _ limit: Int
  ) throws -> [String] {
    var request = try SearchRequest(query: query, match: match, sort: sort, offset: offset, limit: limit, parts: [])
    request.page.collapsesDuplicates = true
    return try searcher.search(request).hits.map { hit in
      "\(hit.id) \(hit.score) \(hit.duplicates?.ids ?? []) \(hit.duplicates?.count ?? 0)"
    }
  }

  private func request(_ query: String) throws -> SearchRequest {
    var request = try SearchRequest(query: query, limit: 100)
    request.page.collapsesDuplicates = true
    return request
  }

  private var reprints: [Article] {
    get throws {
      let harbour = ReprintedNews.harbour
      return [
        try Article(id: "harbour", body: ReprintedNews.body(harbour)),
        try Article(id: "other paper", body: ReprintedNews.body(["【沿岸通信】 山野記者"] + harbour)),
        try Article(id: "short", body: ReprintedNews.body(harbour.dropLast())),
        try Article(id: "critics", body: ReprintedNews.body(ReprintedNews.harbourCritics)),
        try Article(id: "library", body: ReprintedNews.body(ReprintedNews.library)),
      ]
    }
  }
}
