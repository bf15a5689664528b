import Dispatch
import ShirabeArticles
import ShirabeQuery
import ShirabeTestSupport
import Synchronization
import Testing

@testable import ShirabeSQLite

/// Searches are ended wherever they ask whether to go on: each tells the right answer or that it was ended, and leaves nothing
/// behind that would harm the next.
@Suite struct EndedSearchTests {
  /// What a searcher is asked, and its answer as text.
  typealias Question = (name: String, ask: (any IndexEngine, Interruption) throws(SearchError) -> String)

  /// Ends what asks it for the n-th time, and tells how often it was asked.
  private final class Countdown: Sendable {
    private let asked = Atomic<UInt64>(0)

    var count: UInt64 { asked.load(ordering: .relaxed) }

    func interruption(after questions: UInt64, stride: Int = 1) -> Interruption {
      Interruption(deadline: questions, stride: stride) { [self] in
        asked.wrappingAdd(1, ordering: .relaxed).newValue
      }
    }
  }

  private let index: TemporaryIndex
  private let articles: [Article]

  init() throws {
    var random = SplitMix64(seed: 6)
    articles = try random.labelledArticles(160)
    index = try TemporaryIndex(articles, shards: 2)
    // So there are several segments, with marks of removal, and rows without an article.
    try index.add(Array(articles[..<20]))
    try index.remove(articles[20..<30].map(\.id))
  }

  /// What is searched for: words that stand in many articles.
  private static let queries: [(query: String, match: Match)] = [
    ("日本", .all), ("日", .all), ("日本 OR 中国 OR f*", .all), ("-日 本", .all), ("本 -(国 OR 人)", .all),
    ("\"日本 国\"~8", .all), ("title:日", .all), ("author:太郎 日", .all), ("tag:政治", .all), ("language:zh", .all),
    ("date:2011..2013", .all), ("日本の国 fox", .any), ("日本 ぬぬぬ", .auto), ("ぬぬぬ", .auto), ("日本の", .phrase),
  ]

  private func questions() -> [Question] {
    let id = articles[3].id
    var questions: [Question] = EndedSearchTests.queries.flatMap { query, match -> [Question] in
      [
        (
          "\(match) \(query)",
          { searcher, interruption throws(SearchError) in
            "\(try searcher.search(SearchRequest(query: query, match: match), until: interruption))"
          }
        ),
        (
          "count \(match) \(query)",
          { searcher, interruption throws(SearchError) in
            "\(try searcher.count(query: query, match: match, until: interruption))"
          }
        ),
      ]
    }
    for sort in [Sort.relevance, .newest, .id] {
      questions.append(
        (
          "everything by \(sort)",
          { searcher, interruption throws(SearchError) in
            var request = try SearchRequest(query: "日本 OR 国 OR fox", sort: sort, limit: 20)
            request.page.parts = [.header, .snippets, .positions, .explanation]
            request.page.facets = [.year, .month, .source, .tag]
            request.page.snippetCount = 3
            request.page.snippetLetterCount = 20
            request.page.offsetUnit = .grapheme
            request.page.collapsesDuplicates = sort != .id
            return "\(try searcher.search(request, until: interruption))"
          }
        ))
    }
    questions += [
      (
        "similar",
        { searcher, interruption throws(SearchError) in
          "\(String(describing: try searcher.similar(to: id, HitPage(), until: interruption)))"
        }
      ),
      (
        "whyNot",
        { searcher, interruption throws(SearchError) in
          let query = "\"日本 国 ぬぬ\"~3 (ぬぬぬ OR title:ぬ OR ぬ* OR \"日本ぬ\") -日"
          let found = try searcher.whyNot(query: query, match: .all, id: id, until: interruption)
          return "\(String(describing: found))"
        }
      ),
      (
        "suggest",
        { searcher, interruption throws(SearchError) in
          "\(try searcher.suggest(prefix: "日", limit: 10, until: interruption))"
        }
      ),
      (
        "get",
        { searcher, interruption throws(SearchError) in
          "\(String(describing: try searcher.article(id: id, until: interruption)?.json))"
        }
      ),
      (
        "status",
        { searcher, interruption throws(SearchError) in "\(try searcher.status(until: interruption).articles)" }
      ),
    ]
    return questions
  }

  @Test func endWhereverTheyAskAndHarmNothing() throws {
    var random = SplitMix64(seed: 66)
    let questions = questions()
    let searcher = try index.searcher()
    var expected: [String] = []
    for question in questions { expected.append(try question.ask(searcher, .never)) }
    var endedCount = 0
    for (number, question) in questions.enumerated() {
      var limit: UInt64 = 1
      while true {
        let countdown = Countdown()
        do {
          let answer = try question.ask(searcher, countdown.interruption(after: limit))
          try #require(answer == expected[number], "\(question.name), ended at \(limit)")
          if countdown.count < limit { break }
        } catch SearchError.interrupted(let reason) {
          #expect(reason == .timedOut)
          endedCount += 1
        }
        // The same once more, or something else, is answered as ever.
        let next = limit % 2 == 0 ? number : Int.random(in: questions.indices, using: &random)
        if limit % 7 < 2 {
          let answer = try questions[next].ask(searcher, .never)
          try #require(answer == expected[next], "\(questions[next].name) after \(question.name), ended at \(limit)")
        }
        limit += limit < 24 ? 1 : 1 + limit / UInt64.random(in: 4...12, using: &random)
      }
    }
    #expect(endedCount > questions.count * 10)
  }

  /// Columns that are read for the first time take longer than a search may: what is read is kept, so that a later one has it.
  @Test func endedReadingOfNewArticlesGoesOnWithTheNext() throws {
    let source = try IndexSearcherSource(path: index.path)
    let searchers = [try source.openSearcher(), try source.openSearcher()]
    let before = try searchers[0].status().articles
    var random = SplitMix64(seed: 7)
    let added = try random.articles(600).map { try Article(id: "new/" + $0.id, body: $0.body) }
    try index.add(added)
    var attempts = 0
    var articles: Int?
    while articles == nil, attempts < 600 {
      attempts += 1
      do {
        articles = try searchers[attempts % 2].status(until: Countdown().interruption(after: 50)).articles
      } catch SearchError.interrupted {
        continue
      }
    }
    #expect(articles == before + 600)
    #expect(attempts > 2)
    let hits = try searchers.map { try $0.ids("日") }
    #expect(hits[0] == hits[1])
    #expect(try index.searcher().ids("日") == hits[0])
  }

  @Test func endWhenTheyAreCancelled() throws {
    let cancellation = Cancellation()
    let interruption = Interruption(deadline: .distantFuture, cancellation: cancellation)
    let searcher = try index.searcher()
    let request = try SearchRequest(query: "日")
    let expected = try searcher.search(request).total
    #expect(try searcher.search(request, until: interruption).total == expected)
    cancellation.cancel()
    do {
      _ = try searcher.search(request, until: interruption)
      Issue.record("a cancelled search has an answer")
    } catch SearchError.interrupted(let reason) {
      #expect(reason == .cancelled)
    }
    #expect(try searcher.search(request).total == expected)
  }

  /// A text of some megabytes is left in the middle, whatever is done with it.
  @Test func leaveLongTextsInTheMiddle() throws {
    let article = try Article(id: "long", body: String(repeating: "東京都の港で魚を売る。", count: 6_000))
    let index = try TemporaryIndex([article])
    let searcher = try index.searcher()
    var request = try SearchRequest(query: "港で OR ぬ")
    request.page.parts = [.snippets, .positions, .explanation]
    let whole = Countdown()
    let expected =
      "\(try searcher.search(request, until: whole.interruption(after: .max - 1, stride: Interruption.usualStride)))"
    // Asked between stretches of the text and of its matches, none of which takes long.
    #expect(whole.count > 40)
    for limit in stride(from: 1, to: whole.count, by: Int(whole.count / 12)) {
      let interruption = Countdown().interruption(after: limit, stride: Interruption.usualStride)
      #expect(throws: SearchError.self) { try searcher.search(request, until: interruption) }
    }
    #expect("\(try searcher.search(request))" == expected)
  }
}
