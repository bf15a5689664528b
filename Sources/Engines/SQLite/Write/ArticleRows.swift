import Foundation
import GRDB
import ShirabeModel

/// Writes the rows of one article into all tables of a shard, and takes them out again.
///
/// Belongs to a transaction of the connection that the bridge is installed on.
struct ArticleRows {
  private let bridge: FTS5Bridge
  private var titleStarts = TitleStarts()
  /// Where a statement binds an ``ExactText``.
  private let text = ExactText.parameter

  private static let columns = StoredArticle.names(.current).joined(separator: ", ")
  private static let parameters = StoredArticle.names(.current).map { _ in ExactText.parameter }.joined(separator: ", ")
  private static let labelColumns = ShardSchema.labels.map { "\($0.name)" }.joined(separator: ", ")
  private static let labelParameters = ShardSchema.labels.map { _ in ExactText.parameter }.joined(separator: ", ")

  init(_ bridge: FTS5Bridge) {
    self.bridge = bridge
  }

  /// The article with an id, and its row.
  func find(_ id: String, _ database: Database) throws -> (row: Int64, article: StoredArticle)? {
    let statement = try database.cachedStatement(
      sql: "SELECT row, \(StoredArticle.columns) FROM article JOIN body USING (row) WHERE id = \(text)")
    guard let row = try Row.fetchOne(statement, arguments: [ExactText(id)]) else { return nil }
    return (try row.required(0), try StoredArticle(row, from: 1))
  }

  /// Inserts an article into a row that was never used.
  ///
  /// - Returns: The tokens of its title and body.
  mutating func insert(
    _ article: StoredArticle, row: Int64, bodyFrame: [UInt8], publishedOrder: Int64?, fingerprint: BodyFingerprint?,
    _ database: Database
  ) throws -> (titleTokens: Int, bodyTokens: Int) {
    bridge.resetColumnTokenCounts()
    bridge.vocabulary.beginArticle(.added)
    try database.cachedStatement(sql: "INSERT INTO posting (rowid, title, body) VALUES (?, \(text), \(text))")
      .execute(arguments: [row, ExactText(article.title ?? ""), ExactText(article.body)])
    bridge.vocabulary.endArticle()
    guard bridge.columnTokenCounts.count == 2 else {
      throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "FTS5 did not tokenize title and body")
    }
    let sentenceStarts = bridge.sentenceStarts
    let (titleTokens, bodyTokens) = (bridge.columnTokenCounts[0], bridge.columnTokenCounts[1])
    try database.cachedStatement(
      sql: """
        INSERT INTO article (row, \(ArticleRows.columns), title_tokens, body_tokens, published_order)
        VALUES (?, \(ArticleRows.parameters), ?, ?, ?)
        """
    ).execute(
      arguments: [row, ExactText(article.id)]
        + ArticleRows.arguments(article, StoredFormat.current.fields)
        + [ExactText(article.metadata), titleTokens, bodyTokens, publishedOrder])
    try database.cachedStatement(sql: "INSERT INTO body (row, body) VALUES (?, ?)")
      .execute(arguments: [row, Data(bodyFrame)])
    try database.cachedStatement(sql: "INSERT INTO sentence (row, starts) VALUES (?, ?)")
      .execute(arguments: [row, Data(sentenceStarts)])
    if let fingerprint { try FingerprintTable.insert(fingerprint, row: row, database) }
    let checksum = bodyFrame.withUnsafeBytes { ArticleChecksum.of(article, StoredFormat.current.fields, bodyFrame: $0) }
    try database.cachedStatement(sql: "INSERT INTO checksum (row, value) VALUES (?, ?)")
      .execute(arguments: [row, checksum])
    try insertLabels(row, article, database)
    try titleStarts.insert(article.title, row: row, database)
    return (titleTokens, bodyTokens)
  }

  /// Takes the article in a row out of all tables.
  ///
  /// - Returns: The tokens that its title and body had.
  mutating func delete(
    _ article: StoredArticle, row: Int64, _ database: Database
  ) throws -> (titleTokens: Int64, bodyTokens: Int64) {
    // With external content FTS5 has to be told what the row held (SQLite, "FTS5", 4.4.3).
    bridge.vocabulary.beginArticle(.removed)
    try database.cachedStatement(
      sql: "INSERT INTO posting (posting, rowid, title, body) VALUES ('delete', ?, \(text), \(text))"
    ).execute(arguments: [row, ExactText(article.title ?? ""), ExactText(article.body)])
    bridge.vocabulary.endArticle()
    try deleteLabels(row, article, database)
    try titleStarts.delete(article.title, row: row, database)
    let lengths = try database.cachedStatement(sql: "SELECT title_tokens, body_tokens FROM article WHERE row = ?")
    guard let tokens = try Row.fetchOne(lengths, arguments: [row]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an article has a body but no row of its own")
    }
    for table in ["article", "body", "sentence", "checksum"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE row = ?").execute(arguments: [row])
    }
    try FingerprintTable.delete(row: row, database)
    return (try tokens.required(0), try tokens.required(1))
  }

  /// Adds the new row's tags and labels to the tables that they are looked up in.
  private func insertLabels(_ row: Int64, _ article: StoredArticle, _ database: Database) throws {
    for tag in article.foldedTags {
      try database.cachedStatement(sql: "INSERT INTO tag (tag, row) VALUES (\(text), ?)")
        .execute(arguments: [ExactText(tag), row])
    }
    guard let labels = ArticleRows.labels(article) else { return }
    try database.cachedStatement(
      sql: "INSERT INTO label (rowid, \(ArticleRows.labelColumns)) VALUES (?, \(ArticleRows.labelParameters))"
    ).execute(arguments: [row] + labels)
  }

  private func deleteLabels(_ row: Int64, _ article: StoredArticle, _ database: Database) throws {
    for tag in article.foldedTags {
      try database.cachedStatement(sql: "DELETE FROM tag WHERE tag = \(text) AND row = ?")
        .execute(arguments: [ExactText(tag), row])
    }
    guard let labels = ArticleRows.labels(article) else { return }
    try database.cachedStatement(
      sql: """
        INSERT INTO label (label, rowid, \(ArticleRows.labelColumns)) VALUES ('delete', ?, \(ArticleRows.labelParameters))
        """
    ).execute(arguments: [row] + labels)
  }

  /// What the table `label` has of an article; nil where that is nothing.
  private static func labels(_ article: StoredArticle) -> StatementArguments? {
    guard ShardSchema.labels.contains(where: { article[$0] != nil }) else { return nil }
    return arguments(article, ShardSchema.labels)
  }

  private static func arguments(_ article: StoredArticle, _ fields: [ArticleField]) -> StatementArguments {
    let texts: [(any DatabaseValueConvertible)?] = fields.map { ExactText(article[$0]) }
    return StatementArguments(texts)
  }
}
