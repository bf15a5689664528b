import ShirabeArticles
import ShirabeModel
import ShirabeQuery
import ShirabeSQLite
import ShirabeScanEngine
import ShirabeSearch
import ShirabeTestSupport
import Testing

/// Explanations, against the score that they explain and against counting in the text.
@Suite struct ExplanationTests {
  private let searcher: any IndexEngine
  private let articles: [String: ScannedArticle]
  private let queries: [(query: String, match: Match)]

  init() throws {
    var random = SplitMix64(seed: 21)
    let articles = try random.labelledArticles(100)
    searcher = try TemporaryIndex(articles, shards: 2).searcher()
    self.articles = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, ScannedArticle($0)) })
    queries = (0..<80).flatMap { _ in
      [
        (random.tree(depth: 3, articles).text, .all), (random.prose(6), .any),
        (random.stretch(of: articles, 6), .phrase),
      ]
    }
  }

  @Test func sharesAddUpAndFrequenciesAreThoseOfTheText() throws {
    var checked = 0
    for (query, match) in queries {
      guard let request = try? SearchRequest(query: query, match: match, limit: 40, parts: [.explanation]),
        let result = try? searcher.search(request)
      else { continue }
      for hit in result.hits {
        let explanation = try #require(hit.explanation)
        let sum = explanation.terms.reduce(explanation.sentence?.score ?? 0) { $0 + $1.score }
        #expect(abs(sum - hit.score) <= 1e-5 * max(hit.score, 1e-3), "\(query) \(hit.id)")
        let article = try #require(articles[hit.id])
        for term in explanation.terms where term.kind != .near {
          let operand = try operand(term, match)
          let isPrefix = term.kind == .prefix
          #expect(term.titleFrequency == article.title.places(operand, isPrefix: isPrefix).count, "\(query) \(term)")
          let bodyFrequency = term.kind == .field ? 0 : article.body.places(operand, isPrefix: isPrefix).count
          #expect(term.bodyFrequency == bodyFrequency, "\(query) \(term)")
          checked += 1
        }
      }
    }
    #expect(checked > 2_000)
  }

  /// What a term's text asks for.
  private func operand(_ term: ExplainedTerm, _ match: Match) throws -> Operand {
    if match == .any { return Operand(try #require(Phrase(term.text)), .piece) }
    guard case .tree(let node) = try SearchQuery(term.text, match: .all).kind else { throw TestFailure("no tree") }
    return try #require(node.operands.first)
  }

  /// In the second article nothing but the last word counts, though the first stands there too.
  @Test(arguments: ["(甲 乙) OR 丙", "(甲 -丁) OR 丙", "(丁 (甲 乙 OR 甲 戊)) OR 丙", "丙 (丁 OR (甲 乙))", "(甲 tag:x) OR 丙"])
  func onlyAlternativesThatHoldCount(_ query: String) throws {
    let searcher = try TemporaryIndex([
      Article(id: "1", body: "甲 乙 丙"), Article(id: "2", body: "甲 丙 丁"), Article(id: "3", body: "甲"),
    ]).searcher()
    let hits = try searcher.search(SearchRequest(query: query, parts: [.explanation])).hits
    let hit = try #require(hits.first { $0.id == "2" })
    let terms = try #require(hit.explanation).terms
    #expect(terms.map(\.text).filter { $0 != "丁" } == ["丙"])
    #expect(abs(terms.reduce(0) { $0 + $1.score } - hit.score) < 1e-5)
  }

  /// However the articles before it match.
  @Test(arguments: [
    ("特朗 한국은행", "-無"), ("(特朗 OR 無) (日本国 OR 日本憲法)", "-無"), ("特朗 (日本国 OR 本35)", "-(無 無)"), ("(特朗 (日本国 OR 本35))", "-無"),
  ])
  func alternativesCountBesideExclusions(_ query: String, _ exclusion: String) throws {
    var random = SplitMix64(seed: 25)
    let articles = try random.labelledArticles(100)
    for shards in [1, 3] {
      let request = try SearchRequest(query: query + " " + exclusion, limit: 100, parts: [.explanation])
      let without = try SearchRequest(query: query, limit: 100, parts: [])
      let searcher = try TemporaryIndex(articles, shards: shards).searcher()
      let hits = try searcher.search(request).hits
      #expect(!hits.isEmpty)
      #expect(try searcher.search(without).hits.map(\.score) == hits.map(\.score))
      for hit in hits {
        let sum = try #require(hit.explanation).terms.reduce(0) { $0 + $1.score }
        #expect(abs(sum - hit.score) < 1e-5 * hit.score, "\(hit.id)")
      }
    }
  }

  @Test func documentFrequenciesAreThoseOfTheIndex() throws {
    for (query, match) in queries where match == .any {
      let request = try SearchRequest(query: query, match: match, limit: 3, parts: [.explanation])
      for hit in try searcher.search(request).hits {
        for term in try #require(hit.explanation).terms {
          #expect(try searcher.count(query: term.text, match: .phrase) == term.documentFrequency, "\(term)")
        }
      }
    }
  }
}
