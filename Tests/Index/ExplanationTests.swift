import ShirabeArticles
import ShirabeIndex
import ShirabeQuery
import ShirabeTestSupport
import Testing

/// Explanations, against the score that they explain and against counting in the text.
@Suite struct ExplanationTests {
  private let searcher: any Searcher
  private let articles: [String: ScannedArticle]
  private let queries: [(query: String, match: SearchRequest.Match)]

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
      let request = SearchRequest(query: query, match: match, limit: 40, parts: [.explanation])
      guard let result = try? searcher.search(request) else { continue }
      for hit in result.hits {
        let explanation = try #require(hit.explanation)
        let sum = explanation.terms.reduce(explanation.sentence?.score ?? 0) { $0 + $1.score }
        #expect(abs(sum - hit.score) <= 1e-5 * max(hit.score, 1e-3), "\(query) \(hit.id)")
        let article = try #require(articles[hit.id])
        for term in explanation.terms {
          guard let phrase = Phrase(term.text.replacing("title:", with: "")), term.kind != "near" else { continue }
          let isPrefix = term.kind == "prefix"
          #expect(term.titleFrequency == article.title.places(phrase, isPrefix: isPrefix).count, "\(query) \(term)")
          let bodyFrequency = term.kind == "field" ? 0 : article.body.places(phrase, isPrefix: isPrefix).count
          #expect(term.bodyFrequency == bodyFrequency, "\(query) \(term)")
          checked += 1
        }
      }
    }
    #expect(checked > 2_000)
  }

  @Test func documentFrequenciesAreThoseOfTheIndex() throws {
    for (query, match) in queries where match == .any {
      let request = SearchRequest(query: query, match: match, limit: 3, parts: [.explanation])
      for hit in try searcher.search(request).hits {
        for term in try #require(hit.explanation).terms {
          #expect(try searcher.count(query: term.text, match: .phrase) == term.documentFrequency, "\(term)")
        }
      }
    }
  }
}
