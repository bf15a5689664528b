import Dispatch
import ShirabeArticles
import ShirabeModel
import ShirabeQuery
import ShirabeScanEngine
import ShirabeSearch
import ShirabeTestSupport
import ShirabeText
import Testing

/// What every engine must do, by random queries of the whole language: held against articles that are read one by one.
@Suite struct EngineConformanceTests {
  /// The trees that queries are made of, each with the articles that it matches by what the contract says.
  private func queries(
    _ count: Int, of articles: [Article], _ random: inout SplitMix64
  ) -> [(query: SearchQuery, matches: [Article])] {
    let scanned = articles.map(ScannedArticle.init)
    return (0..<count).map { _ in
      let node = random.tree(depth: 4, articles)
      return (SearchQuery(node), scanned.filter { $0.matches(node) }.map(\.article))
    }
  }

  @Test(arguments: EngineKind.allCases, [UInt64(1), 2, 3])
  func findsWhatMatches(_ kind: EngineKind, _ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let articles = try random.labelledArticles(100)
    let engine = try kind.engine(of: articles)
    var found = 0
    for (query, matches) in queries(120, of: articles, &random) {
      let expected = matches.map { BytewiseString($0.id) }.sorted().map(\.string)
      let all = try engine.search(SearchRequest(query, page: HitPage(sort: .id, limit: 1000, parts: [])))
      #expect(all.hits.map(\.id) == expected, "\(query.text)")
      #expect(all.total == expected.count && all.next == nil, "\(query.text)")
      #expect(try engine.count(query, until: .never) == expected.count, "\(query.text)")
      found += expected.isEmpty || expected.count == articles.count ? 0 : 1
    }
    #expect(found > 40)
  }

  /// What is written is found as what it is read to be.
  @Test(arguments: EngineKind.allCases)
  func readsWhatIsWritten(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 11)
    let articles = try random.labelledArticles(80)
    let engine = try kind.engine(of: articles)
    let scanned = articles.map(ScannedArticle.init)
    var found = 0
    for round in 0..<120 {
      let match: Match = [.all, .phrase, .any, .auto][round % 4]
      let text = match == .all ? random.tree(depth: 3, articles).text : random.stretch(of: articles, 6)
      guard let query = try? SearchQuery(text, match: match) else { continue }
      var expected = scanned.filter { $0.matches(query) }
      if expected.isEmpty, let fallback = query.fallback { expected = scanned.filter { $0.matches(fallback) } }
      let result = try engine.search(SearchRequest(query, page: HitPage(limit: 1000, parts: [])))
      #expect(result.hits.map(\.id).sorted() == expected.map(\.article.id).sorted(), "\(text) \(match)")
      #expect(try engine.count(query: text, match: match) == expected.count, "\(text) \(match)")
      found += expected.count
    }
    #expect(found > 200)
  }

  @Test(arguments: EngineKind.allCases, [Sort.relevance, .newest, .oldest, .id])
  func putsHitsInOrder(_ kind: EngineKind, _ sort: Sort) throws {
    var random = SplitMix64(seed: 5)
    let articles = try random.labelledArticles(80)
    let byId = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, ScannedArticle($0)) })
    let engine = try kind.engine(of: articles)
    var compared = 0
    for (query, matches) in queries(40, of: articles, &random) {
      let hits = try engine.search(SearchRequest(query, page: HitPage(sort: sort, limit: 100, parts: []))).hits
      #expect(Set(hits.map(\.id)) == Set(matches.map(\.id)), "\(query.text)")
      for (one, other) in zip(hits, hits.dropFirst()) {
        let (first, second) = (try #require(byId[one.id]), try #require(byId[other.id]))
        #expect(!precedes(other, second, one, first, sort), "\(query.text): \(one.id) before \(other.id)")
        compared += 1
      }
      // Pages put together are the whole.
      var paged: [String] = []
      for offset in stride(from: 0, to: hits.count, by: 7) {
        let page = HitPage(sort: sort, offset: offset, limit: 7, parts: [])
        paged += try engine.search(SearchRequest(query, page: page)).hits.map(\.id)
      }
      #expect(paged == hits.map(\.id), "\(query.text)")
    }
    #expect(compared > 200)
  }

  /// Whether the order says of a hit that it must stand before another.
  private func precedes(
    _ one: SearchResult.Hit, _ first: ScannedArticle, _ other: SearchResult.Hit, _ second: ScannedArticle, _ sort: Sort
  ) -> Bool {
    switch sort {
    case .relevance: return one.score > other.score
    case .id: return BytewiseString(one.id) < BytewiseString(other.id)
    case .newest, .oldest:
      guard let date = first.dateKey else { return false }
      guard let next = second.dateKey else { return true }
      return sort == .newest ? next.lexicographicallyPrecedes(date) : date.lexicographicallyPrecedes(next)
    }
  }

  @Test(arguments: EngineKind.allCases)
  func walksAllMatchesByTheirIds(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 6)
    let articles = try random.labelledArticles(60)
    let engine = try kind.engine(of: articles)
    for (query, matches) in queries(30, of: articles, &random) {
      var walked: [String] = []
      var after: String?
      repeat {
        let page = HitPage(sort: .id, limit: 7, after: after, parts: [])
        let result = try engine.search(SearchRequest(query, page: page))
        #expect(result.total == matches.count)
        walked += result.hits.map(\.id)
        after = result.next
      } while after != nil
      #expect(walked == matches.map { BytewiseString($0.id) }.sorted().map(\.string), "\(query.text)")
    }
  }

  @Test(arguments: EngineKind.allCases)
  func countsAllMatchesByTheirValues(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 31)
    let articles = try random.labelledArticles(120)
    let engine = try kind.engine(of: articles)
    for (query, matches) in queries(80, of: articles, &random) {
      var page = HitPage(limit: 2, parts: [])
      page.facets = Facet.allCases
      let counts = try engine.search(SearchRequest(query, page: page)).facets
      #expect(counts.map(\.facet) == Facet.allCases)
      for count in counts {
        var expected: [String: Int] = [:]
        for value in matches.flatMap({ values(count.facet, $0) }) { expected[value, default: 0] += 1 }
        let ordered = expected.sorted {
          $0.value != $1.value ? $0.value > $1.value : BytewiseString($0.key) < BytewiseString($1.key)
        }
        #expect(count.values.map(\.value) == ordered.map(\.key), "\(query.text) \(count.facet)")
        #expect(count.values.map(\.count) == ordered.map(\.value), "\(query.text) \(count.facet)")
      }
    }
  }

  private func values(_ facet: Facet, _ article: Article) -> [String] {
    switch facet {
    case .field(let field): Array(Set(article.fields[field]?.texts ?? []))
    case .year: article.published.map { [String($0.text.prefix(4))] } ?? []
    case .month: article.published.flatMap { $0.text.count >= 7 ? [String($0.text.prefix(7))] : nil } ?? []
    }
  }

  /// Positions, by cutting the original text by them.
  @Test(arguments: EngineKind.allCases, OffsetUnit.allCases)
  func whatPositionsCutOutFoldsToTheQuery(_ kind: EngineKind, _ unit: OffsetUnit) throws {
    var random = SplitMix64(seed: 41)
    let articles = try random.labelledArticles(60)
    let engine = try kind.engine(of: articles)
    let byId = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, ScannedArticle($0)) })
    var checked = 0
    for _ in 0..<80 {
      let text = random.stretch(of: articles, 6)
      guard let phrase = Phrase(text) else { continue }
      var page = HitPage(limit: 100, parts: [.positions])
      page.offsetUnit = unit
      let query = SearchQuery(.phrase(Operand(phrase, .quoted)))
      for hit in try engine.search(SearchRequest(query, page: page)).hits {
        let article = try #require(byId[hit.id])
        let positions = try #require(hit.positions)
        #expect(positions.title.count == article.title.places(phrase).count, "\(text)")
        #expect(positions.body.count == article.body.places(phrase).count, "\(text)")
        for (places, whole) in [(positions.title, article.article.title ?? ""), (positions.body, article.article.body)]
        {
          for place in places {
            #expect(!ScannedText(cut(whole, place, unit)).places(phrase).isEmpty, "\(text)")
            checked += 1
          }
        }
      }
    }
    #expect(checked > 1_000)
  }

  private func cut(_ text: String, _ range: Range<Int>, _ unit: OffsetUnit) -> String {
    func slice<Units: Collection>(_ units: Units) -> Units.SubSequence {
      units.dropFirst(range.lowerBound).prefix(range.count)
    }
    return switch unit {
    case .utf8: String(decoding: slice(text.utf8), as: UTF8.self)
    case .utf16: String(decoding: Array(slice(text.utf16)), as: UTF16.self)
    case .scalar: String(String.UnicodeScalarView(slice(text.unicodeScalars)))
    case .grapheme: String(slice(text))
    }
  }

  /// A snippet is a stretch of the body, and each mark in it folds to something that was asked for.
  @Test(arguments: EngineKind.allCases)
  func snippetsAreOfTheBody(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 21)
    let articles = try random.articles(60)
    let byId = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0) })
    let engine = try kind.engine(of: articles)
    var marked = 0
    for _ in 0..<150 {
      guard let phrase = Phrase(random.prose(3)) else { continue }
      for hit in try engine.search(SearchRequest(SearchQuery(.phrase(Operand(phrase, .quoted))))).hits {
        let snippet = try #require(hit.snippets?.first)
        let body = try #require(byId[hit.id]).body
        #expect(body.unicodeScalars.contains(snippet.text.unicodeScalars))
        #expect(snippet.text.count <= 120)
        let bytes = Array(snippet.text.utf8)
        var end = -1
        for mark in snippet.marks {
          #expect(mark.lowerBound > end && mark.upperBound <= bytes.count)
          end = mark.upperBound
          let cut = ScannedText(String(decoding: bytes[mark], as: UTF8.self))
          #expect(cut.places(phrase).first?.lowerBound == 0, "\(phrase.text)")
          marked += 1
        }
      }
    }
    #expect(marked > 500)
  }

  @Test(arguments: EngineKind.allCases)
  func saysWhyAnArticleIsNotFound(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 61)
    let articles = try random.labelledArticles(40)
    let engine = try kind.engine(of: articles)
    let scanned = articles.map(ScannedArticle.init)
    var objections = 0
    for round in 0..<150 {
      let match: Match = [.all, .all, .phrase, .any, .auto][round % 5]
      let text = match == .all ? random.tree(depth: 3, articles).text : random.stretch(of: articles, 6)
      guard let query = try? SearchQuery(text, match: match) else { continue }
      let decides = query.fallback.map { scanned.contains { $0.matches(query) } ? query : $0 } ?? query
      for article in scanned.shuffled(using: &random).prefix(5) {
        let whyNot = try #require(try engine.whyNot(query, id: article.article.id, until: .never))
        #expect(whyNot.matches == article.matches(decides), "\(text) \(match) \(article.article.id)")
        #expect(whyNot.reasons.isEmpty == whyNot.matches, "\(text) \(match) \(article.article.id)")
        objections += whyNot.reasons.count
      }
    }
    #expect(objections > 200)
    #expect(try engine.whyNot(SearchQuery("日本", match: .all), id: "nobody", until: .never) == nil)
  }

  @Test(arguments: EngineKind.allCases)
  func givesArticlesAsTheyWereGiven(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 8)
    let articles = try random.labelledArticles(40)
    let engine = try kind.engine(of: articles)
    for article in articles { #expect(try engine.article(id: article.id)?.json == article.json) }
    #expect(try engine.article(id: "nobody") == nil)
    #expect(try engine.status().articles == articles.count && engine.status().isSound)
  }

  @Test(arguments: EngineKind.allCases)
  func endsWhenItIsTold(_ kind: EngineKind) throws {
    let cancellation = Cancellation()
    let interruption = Interruption(deadline: .distantFuture, cancellation: cancellation)
    let engine = try kind.engine(of: [Article(id: "a", body: "灯台")])
    let query = try SearchQuery("灯台", match: .all)
    #expect(try engine.count(query, until: interruption) == 1)
    cancellation.cancel()
    #expect {
      try engine.search(SearchRequest(query), until: interruption)
    } throws: { error in
      if case SearchError.interrupted(.cancelled)? = error as? SearchError { true } else { false }
    }
    #expect(throws: SearchError.self) { try engine.count(query, until: interruption) }
    #expect(throws: SearchError.self) { try engine.article(id: "a", until: interruption) }
    #expect(throws: SearchError.self) { try engine.whyNot(query, id: "a", until: interruption) }
    #expect(try engine.count(query, until: .never) == 1)
  }

  /// Hits of an index are those of a scan to the last member, and so are their scores but for rounding.
  @Test(arguments: [EngineKind.oneShard, .threeShards], [UInt64(71), 72])
  func anIndexAnswersAsAScanDoes(_ kind: EngineKind, _ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let articles = try random.labelledArticles(60)
    let (engine, scan) = (try kind.engine(of: articles), ScanEngine(articles))
    var scored = 0
    for (query, matches) in queries(60, of: articles, &random) where !matches.isEmpty {
      var page = HitPage(sort: .id, limit: 100, parts: [.header, .snippets, .positions])
      page.snippetCount = 2
      page.snippetLetterCount = 40
      let (found, expected) = (
        try engine.search(SearchRequest(query, page: page)), try scan.search(SearchRequest(query, page: page))
      )
      #expect(found.matched == expected.matched && found.total == expected.total)
      for (hit, other) in zip(found.hits, expected.hits) {
        #expect(hit.id == other.id && hit.header == other.header, "\(query.text)")
        #expect(hit.snippets == other.snippets && hit.positions == other.positions, "\(query.text) \(hit.id)")
        #expect(abs(hit.score - other.score) <= 1e-4 * max(1, other.score), "\(query.text) \(hit.id)")
        scored += other.score > 0 ? 1 : 0
      }
    }
    #expect(scored > 200)
  }
}
