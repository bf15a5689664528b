import GRDB

/// What every commit of a shard changes: its generation, and the sums that ranking needs.
struct ShardState: Equatable, Sendable {
  /// Grows by one with every commit.
  var generation: Int64 = 0
  /// The highest row that was ever used.
  var lastRow: Int64 = 0
  /// Articles in the shard.
  var articles: Int64 = 0
  /// Bytes of their titles and bodies, UTF-8.
  var bytes: Int64 = 0
  /// Tokens of all titles.
  var titleTokens: Int64 = 0
  /// Tokens of all bodies.
  var bodyTokens: Int64 = 0

  init() {}

  /// Reads the state that the connection's transaction sees.
  init(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT generation, last_row, articles, bytes, title_tokens, body_tokens FROM state")
    guard let row = try Row.fetchOne(statement) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the state table is empty")
    }
    generation = row[0]
    lastRow = row[1]
    articles = row[2]
    bytes = row[3]
    titleTokens = row[4]
    bodyTokens = row[5]
  }

  /// Writes the state back.
  func update(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE state SET generation = ?, last_row = ?, articles = ?, bytes = ?, title_tokens = ?, body_tokens = ?
        """)
    try statement.execute(arguments: [generation, lastRow, articles, bytes, titleTokens, bodyTokens])
  }
}
