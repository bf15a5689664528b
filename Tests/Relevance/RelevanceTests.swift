import Foundation
import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Asks the questions of `questions.tsv` of the sample articles; what they find is kept in `golden.txt`.
struct RelevanceTests {
  private let questions: [Question]
  private let folder: TemporaryFolder
  private let articleIds: Set<String>

  init() throws {
    questions = try Question.all(in: String(contentsOfFile: Self.path("questions.tsv"), encoding: .utf8))
    folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.file("index"))
    let boilerplate = try Boilerplate()
    var ids: Set<String> = []
    for file in InputWalker.files(at: [Self.path("../../Index/articles")]).files {
      var loader = file.loader(boilerplate: boilerplate)
      while let result = loader.next() {
        guard case .article(let article, _) = result else { throw TestFailure("refused: \(result)") }
        ids.insert(article.id)
        try writer.add(article)
      }
    }
    _ = try writer.finish()
    articleIds = ids
  }

  /// A file beside this one.
  private static func path(_ name: String, file: String = #filePath) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).standardizedFileURL.path
  }

  @Test func asksOfArticlesThatThereAre() {
    #expect(questions.count >= 40)
    for question in questions { #expect(question.rightIds.isSubset(of: articleIds), "\(question.text)") }
    #expect(articleIds.isSubset(of: questions.reduce(into: []) { $0.formUnion($1.rightIds) }))
  }

  @Test func findsWhatItFound() throws {
    let searcher = try IndexSearcherSource(path: folder.file("index")).openSearcher()
    var report = RelevanceReport()
    for question in questions {
      let request = try SearchRequest(query: question.text, match: question.match, limit: 100, parts: [])
      report.add(question, ranking: try searcher.search(request).hits.map(\.id))
    }
    if let difference = try GoldenFile(path: Self.path("golden.txt")).difference(to: report.text) {
      Issue.record("other results than in golden.txt:\n\(difference)")
    }
  }
}
