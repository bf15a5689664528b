import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Order and scores do not depend on how much of them is asked for.
@Suite struct PagingTests {
  private let searcher: any IndexEngine

  init() throws {
    var random = SplitMix64(seed: 51)
    searcher = try TemporaryIndex(try random.labelledArticles(160), shards: 3).searcher()
  }

  @Test(arguments: [Match.all, .any, .phrase], [Sort.relevance, .newest, .oldest, .id])
  func pagesPutTogetherAreOnePage(_ match: Match, _ sort: Sort) throws {
    for query in ["日本", "の", "farc", "Nestor", "日 -憲法", "大統領 OR 한국은행", "トラン cat"] {
      let whole = try lines(query, match, sort, 0, 100)
      let parts: [HitPage.Parts] = [[], .header, [.header, .snippets], [.positions, .explanation]]
      var paged: [String] = []
      for (number, offset) in stride(from: 0, to: 98, by: 7).enumerated() {
        paged += try lines(query, match, sort, offset, 7, parts[number % parts.count])
      }
      #expect(paged == Array(whole.prefix(98)), "\(query)")
      for limit in [1, 3, 49, 50, 51, 99] {
        #expect(try lines(query, match, sort, 0, limit, .header) == Array(whole.prefix(limit)), "\(query)")
      }
      #expect(try lines(query, match, sort, 45, 10) == Array(whole.prefix(55).dropFirst(45)), "\(query)")
    }
    #expect(try lines("日本", match, sort, 0, 100).count > 60)
  }

  private func lines(
    _ query: String, _ match: Match, _ sort: Sort, _ offset: Int, _ limit: Int,
    _ parts: HitPage.Parts = []
  ) throws -> [String] {
    let request = try SearchRequest(query: query, match: match, sort: sort, offset: offset, limit: limit, parts: parts)
    return try searcher.search(request).hits.map { "\($0.id) \($0.score)" }
  }

  @Test(arguments: [Match.all, .any, .phrase], [1, 3])
  func theLiteralFormIsFirst(_ match: Match, _ shards: Int) throws {
    let articles = try (0..<6).flatMap { number in
      try ["Néstor", "Nestor", "nestor", "ＮＥＳＴＯＲ"].map { try Article(id: "\($0)-\(number)", body: $0) }
    }
    let searcher = try TemporaryIndex(articles, shards: shards).searcher()
    for (query, order) in [
      ("Nestor", ["Nestor", "nestor"]), ("Néstor", ["Néstor", "Nestor"]), ("nestor", ["nestor", "Nestor"]),
    ] {
      let ids = try searcher.ids(query, match)
      #expect(ids.prefix(6).allSatisfy { $0.hasPrefix(order[0]) }, "\(query) \(ids)")
      #expect(Set(ids).count == 24)
      let other = try TemporaryIndex(articles.reversed(), shards: 4 - shards).searcher()
      #expect(try other.ids(query, match) == ids)
    }
  }
}
