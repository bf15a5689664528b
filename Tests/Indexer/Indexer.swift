import Foundation
import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport

/// `shirabe-index` over folders of a temporary folder, which goes with it.
struct Indexer {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Starts a command.
  func start(_ command: String, _ arguments: [String], index: String = "index") throws -> Program {
    try Program("shirabe-index", [command, "--index", folder.file(index)] + arguments)
  }

  /// Runs a command to its end.
  @discardableResult
  func run(_ command: String, _ arguments: String..., index: String = "index") throws -> Program {
    let program = try start(command, arguments, index: index)
    try program.status()
    return program
  }

  /// Syncs the folder `in`.
  @discardableResult
  func sync(_ arguments: String..., index: String = "index") throws -> Program {
    let program = try start("sync", arguments + [folder.file("in")], index: index)
    try program.status()
    return program
  }

  /// The ids of all articles.
  func ids(index: String = "index") throws -> [String] {
    var ids: [String] = []
    try IndexReader(path: folder.file(index)).forEachHeader { header in
      ids.append(header.id)
      return true
    }
    return ids
  }

  /// All articles as they were given, a line each.
  func articles(index: String = "index") throws -> [String] {
    var articles: [String] = []
    try IndexReader(path: folder.file(index)).forEachArticle { article in
      articles.append(article.id + "\t" + (article.title ?? "") + "\t" + article.body)
      return true
    }
    return articles
  }

  /// How many articles have a phrase.
  func total(_ phrase: String, index: String = "index") throws -> Int {
    let searcher = try IndexSearcherSource(path: folder.file(index)).openSearcher()
    return try searcher.search(SearchRequest(query: phrase, match: .phrase, parts: [])).total
  }

  /// Grows with every change of the index.
  func generation(index: String = "index") throws -> Int {
    try IndexSearcherSource(path: folder.file(index)).openSearcher().status().generation
  }

  func write(_ name: String, _ text: String) throws { try folder.write("in/" + name, text) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder.file("in/" + name)) }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.createDirectory(
      atPath: (folder.file("in/" + other) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    guard rename(folder.file("in/" + name), folder.file("in/" + other)) == 0 else {
      throw TestFailure(errno: errno, "rename")
    }
  }
}
