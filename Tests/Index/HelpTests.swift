import ShirabeArticles
import ShirabeQuery
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// What is said where nothing was found.
@Suite struct HelpTests {
  private let searcher: any IndexEngine

  init() throws {
    searcher = try TemporaryIndex(
      [
        Article(id: "a", title: "コロンビアの選挙", body: "大統領選挙がコロンビアで行われた。Uribe attended."),
        Article(id: "b", body: "コロンビアの麻薬対策。"), Article(id: "c", body: "麻薬の押収。コロンビア。"),
      ], shards: 2
    ).searcher()
  }

  @Test func countsTheTerms() throws {
    let help = try #require(try searcher.search(SearchRequest(query: "麻薬 選挙 \"皆無です\"")).help)
    #expect(help.terms.map(\.text) == ["麻薬", "選挙", "皆無です"])
    #expect(help.terms.map(\.total) == [2, 1, 0])
    #expect(try searcher.search(SearchRequest(query: "麻薬")).help == nil)
  }

  @Test(arguments: [
    ("コロンピア", [("spelling", "コロンビア", 3)]),
    ("コロンピア 麻薬", [("spelling", "コロンビア 麻薬", 2), ("drop", "麻薬", 2)]),
    ("uribo", [("spelling", "uribe", 1)]),
    ("麻薬 選挙", [("drop", "麻薬", 2), ("drop", "選挙", 1)]),
    ("麻薬 -コロンビア", [("drop", "麻薬", 2)]),
    ("title:コロンピア", [("spelling", "title:コロンビア", 1)]),
  ])
  func suggestsWhatFindsSomething(_ query: String, _ expected: [(kind: String, query: String, total: Int)]) throws {
    let help = try #require(try searcher.search(SearchRequest(query: query)).help)
    let changes = help.suggestions.filter { $0.kind != .any }
    #expect(changes.map(\.kind.rawValue) == expected.map(\.kind))
    #expect(changes.map(\.query) == expected.map(\.query))
    #expect(changes.map(\.total) == expected.map(\.total))
  }

  @Test func suggestsAnyForPlainQueriesOnly() throws {
    let help = try #require(try searcher.search(SearchRequest(query: "麻薬 皆無")).help)
    #expect(help.suggestions.last?.kind == .any)
    #expect(help.suggestions.last?.total == 2)
    let other = try #require(try searcher.search(SearchRequest(query: "麻薬 title:皆無")).help)
    #expect(!other.suggestions.contains { $0.kind == .any })
  }

  /// A suggestion is found in the forms that it has when it is typed, and keeps the quotes that it was asked for in.
  @Test(arguments: [("한국은헹", "한국은행", 2), ("\"한국은헹\"", "\"한국은행\"", 1), ("title:한국은헹", "title:한국은행", 2)])
  func suggestsWhatHasSeveralForms(_ query: String, _ suggested: String, _ total: Int) throws {
    let searcher = try TemporaryIndex([
      Article(id: "a", title: "한국은행", body: "한국은행 금리"), Article(id: "b", title: "한국 은행", body: "한국 은행 금리"),
    ]).searcher()
    let help = try #require(try searcher.search(SearchRequest(query: query)).help)
    let changes = help.suggestions.filter { $0.kind != .any }
    #expect(changes.map(\.query) == [suggested] && changes.map(\.total) == [total])
    #expect(try searcher.count(query: suggested, match: .all) == total)
  }

  /// Every suggestion finds as many as it says.
  @Test func suggestionsKeepTheirWord() throws {
    var random = SplitMix64(seed: 71)
    let articles = try random.labelledArticles(60)
    let searcher = try TemporaryIndex(articles, shards: 2).searcher()
    var checked = 0
    for _ in 0..<400 {
      let query = random.tree(depth: 2, articles).text
      guard let help = try? searcher.search(SearchRequest(query: query, parts: [])).help else { continue }
      for suggestion in help.suggestions {
        let match: Match = suggestion.kind == .any ? .any : .all
        let total = try searcher.count(query: suggestion.query, match: match)
        #expect(total == suggestion.total && total > 0, "\(query) \(suggestion)")
        checked += 1
      }
    }
    #expect(checked > 50)
  }
}
