import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport

/// What an index answers to a set of questions of all kinds.
struct Answers: Equatable {
  /// What one question came to.
  enum Outcome: Equatable {
    case answer(String)
    case failure(String)
  }

  private(set) var outcomes: [Outcome] = []

  /// Asks everything; what fails is kept as it failed.
  init(path: String, _ articles: [Article]) {
    let searcher: any IndexEngine
    do {
      searcher = try IndexSearcherSource(path: path).openSearcher()
    } catch {
      outcomes = Array(repeating: .failure("\(error)"), count: Answers.questions(articles).count)
      return
    }
    outcomes = Answers.ask(searcher, articles)
  }

  /// Asks a searcher that is open.
  init(_ searcher: any IndexEngine, _ articles: [Article]) {
    outcomes = Answers.ask(searcher, articles)
  }

  /// How many failed.
  var failures: Int { outcomes.count { if case .failure = $0 { true } else { false } } }

  /// How many are answers other than these; failures are none.
  func wrong(besides expected: Answers) -> Int {
    zip(outcomes, expected.outcomes).count { found, right in
      if case .answer = found { found != right } else { false }
    }
  }

  /// How many say that an article is not there which is.
  func denials(besides expected: Answers) -> Int {
    zip(outcomes, expected.outcomes).count { found, right in found == .answer("nil") && right != .answer("nil") }
  }

  /// Whether both say the same of the articles; generations and identities of indexes may differ.
  func sameHits(as other: Answers, _ articles: [Article]) -> Bool {
    outcomes.map(Answers.withoutGeneration) == other.outcomes.map(Answers.withoutGeneration)
  }

  private static func withoutGeneration(_ outcome: Outcome) -> Outcome {
    guard case .answer(let text) = outcome else { return outcome }
    return .answer(
      text.replacing(/generation: \d+/, with: "").replacing(/indexId: "[0-9a-f]+"/, with: "")
        .replacing(/moment: [0-9a-f]+:\d+/, with: ""))
  }

  private static func ask(_ searcher: any IndexEngine, _ articles: [Article]) -> [Outcome] {
    questions(articles).map { question in
      do {
        return .answer(try question(searcher))
      } catch {
        return .failure("\(error)")
      }
    }
  }

  private static func questions(_ articles: [Article]) -> [(any IndexEngine) throws -> String] {
    let searches: [@Sendable () throws -> SearchRequest] = [
      { try SearchRequest(query: "日本", match: .all, limit: 1000, parts: .header) },
      { try SearchRequest(query: "日本 憲法", match: .any, limit: 50, parts: [.header, .snippets, .positions]) },
      { try SearchRequest(query: "大統領の", match: .phrase, limit: 50, parts: [.snippets]) },
      { try SearchRequest(query: "cat OR トラン", match: .all, limit: 50, parts: [.explanation]) },
      { try SearchRequest(query: "con* -35", match: .all, limit: 100, parts: []) },
      { try SearchRequest(query: "\"日本 国\"~8", match: .all, limit: 100, parts: []) },
      { try SearchRequest(query: "source:通信 OR author:gomez OR tag:政治", match: .all, limit: 100, parts: []) },
      { try SearchRequest(query: "date:2011.. language:zh", match: .all, limit: 100, parts: []) },
      { try SearchRequest(query: "farc 500 か所 憲法 nestor", match: .any, limit: 1000, parts: .snippets) },
      { try SearchRequest(query: "無い言葉 日本", match: .all, limit: 10, parts: []) },
    ]
    var questions: [(any IndexEngine) throws -> String] = searches.map { request in
      { try "\($0.search(request()))" }
    }
    questions.append { searcher in
      var counted = try SearchRequest(query: "国", match: .all, limit: 0, parts: [])
      counted.page.facets = [.source, .tag, .author, .language, .year, .month]
      return try "\(searcher.search(counted))"
    }
    questions.append { try "\($0.count(query: "憲法 OR の", match: .all))" }
    questions.append { try "\($0.suggest(prefix: "日", limit: 10)) \($0.suggest(prefix: "con", limit: 5))" }
    questions.append { searcher in
      let status = try searcher.status()
      // It tells of what is damaged where others fail.
      guard status.isSound else { throw TestFailure("\(status)") }
      return "\(status)"
    }
    for article in articles.prefix(40) { questions.append { try "\(String(describing: $0.article(id: article.id)))" } }
    for article in articles.prefix(2) {
      questions.append {
        try "\(String(describing: $0.similar(to: article.id, HitPage(limit: 10, parts: []))))"
      }
      questions.append { try "\(String(describing: $0.whyNot(query: "日本 -国", match: .all, id: article.id)))" }
    }
    return questions
  }
}
