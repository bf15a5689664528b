import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite
import ShirabeText

/// Looks for damage in all parts of one shard.
///
/// Everything but the articles is made from the articles, and can be made again; so the remedy depends on whether these
/// are what was written.
final class ShardCheck {
  /// What is looked at.
  enum Scope {
    /// All that a shard of this program's format has.
    case everything
    /// The articles: all else is of another format.
    case articles
  }

  /// What is wrong.
  private(set) var findings: [IndexFinding] = []
  /// How the articles were found.
  let articles: ArticleWalk

  private let number: Int
  private let path: String
  private let database: Database

  /// Checks a shard.
  ///
  /// - Throws: Errors that tell of no damage, but of a file that cannot be read or written at the moment.
  /// - Complexity: O(bytes of the shard); each body is read four times.
  init(
    _ database: Database, _ bodies: BodyDecompressor, _ format: StoredFormat, _ identity: ShardIdentity, number: Int,
    path: String, scope: Scope = .everything
  ) throws {
    self.database = database
    self.number = number
    self.path = path
    articles = ArticleWalk(database, bodies, format)
    var columns = ColumnCheck(database)
    var misplaced = 0
    try attempt(.articles) {
      try articles.run { found in
        if IndexFolder.shard(of: found.article.id, count: max(identity.count, 1)) != number { misplaced += 1 }
        if scope == .everything { try columns.compare(found) }
      }
    }
    // Tells the remedy of all that follows.
    if !articles.isClean { add(.articles, ShardCheck.text(of: articles)) }
    if misplaced > 0 { add(.identity, "\(misplaced) articles belong in other shards, by their ids") }
    if identity.number != number { add(.identity, "it says that it is shard \(identity.number)") }
    guard scope == .everything else { return }
    try attempt(.file) { try checkFile() }
    try attempt(.file) { try SchemaCheck.run(database) }
    // What is made from damaged articles cannot be right, and saying so would only bury the cause.
    guard articles.isClean else { return }
    try attempt(.columns) { [columns] in
      if let difference = try columns.difference(articles.sums.articles) { throw ShardCheck.damage(difference) }
    }
    try attempt(.postings) { try checkFullText("posting") }
    try attempt(.labels) { try checkFullText("label") }
    try attempt(.vocabulary) { try VocabularyCheck.run(database) }
    try attempt(.columns) { try FingerprintCheck.run(database) }
    try attempt(.state) { try compareState(columns) }
  }

  /// Has FTS5 compare a table with its content (SQLite, "FTS5", 6.6); it says no more than that they differ.
  private func checkFullText(_ table: String) throws {
    do {
      try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      throw ShardCheck.damage("the full-text table \(table) differs from the articles")
    }
  }

  private func checkFile() throws {
    let lines = try Row.fetchAll(database, sql: "PRAGMA integrity_check(20)").map {
      try $0.required(0, as: String.self)
    }
    guard lines != ["ok"] else { return }
    let more = lines.count > 3 ? " and \(lines.count - 3) more" : ""
    throw ShardCheck.damage(
      lines.prefix(3).map { $0.split(separator: "\n").joined(separator: " ") }.joined(separator: "; ") + more)
  }

  private func compareState(_ columns: ColumnCheck) throws {
    let state = try ShardState(database)
    var expected = articles.sums
    expected.generation = state.generation
    expected.lastRow = state.lastRow
    expected.titleTokens = columns.titleTokens
    expected.bodyTokens = columns.bodyTokens
    if let noted = try GenerationTable.entries(database).last, noted.lastRow > state.lastRow {
      throw ShardCheck.damage("generation \(noted.generation) is said to have rows that were never used")
    }
    guard state == expected, columns.highestRow <= state.lastRow else {
      throw ShardCheck.damage(
        """
        the sums say \(state.articles) articles, \(state.bytes) bytes and \(state.titleTokens + state.bodyTokens) tokens, \
        and there are \(expected.articles), \(expected.bytes) and \(expected.titleTokens + expected.bodyTokens)
        """)
    }
  }

  /// Runs a part of the check; damage becomes a finding.
  private func attempt(_ part: IndexFinding.Part, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as DatabaseError where error.isDamage {
      // FTS5 leaves its transaction open where it fails.
      if database.isInsideTransaction { try? database.rollback() }
      add(part, error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
    }
  }

  private func add(_ part: IndexFinding.Part, _ message: String) {
    let isRepairable = articles.isClean && part != .identity && part != .articles
    findings.append(
      IndexFinding(
        shard: number, path: path, part: part, message: message, remedy: isRepairable ? .repair : .restore))
  }

  /// Which articles are damaged, in words.
  static func text(of articles: ArticleWalk) -> String {
    let lost = articles.unverified + articles.unreadable
    let total = articles.verified + lost
    let names = articles.damagedNames.joined(separator: ", ")
    let more = lost > articles.damagedNames.count && !names.isEmpty ? ", …" : ""
    let reason = articles.damage.map { " (\($0))" } ?? ""
    return "\(lost) of \(total) articles damaged: \(names)\(more)\(reason)"
  }

  private static func damage(_ message: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: message)
  }
}
