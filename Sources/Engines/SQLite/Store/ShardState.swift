package import GRDB

/// What every commit of a shard changes: its generation, and the sums that ranking needs.
package struct ShardState: Equatable, Sendable {
  /// Grows by one with every commit.
  package var generation: Int64 = 0
  /// The highest row that was ever used.
  package var lastRow: Int64 = 0
  /// Articles in the shard.
  package var articles: Int64 = 0
  /// Bytes of their titles and bodies, UTF-8.
  package var bytes: Int64 = 0
  /// Tokens of all titles.
  package var titleTokens: Int64 = 0
  /// Tokens of all bodies.
  package var bodyTokens: Int64 = 0

  /// The last row that an article can be in: postings that are read have 32 bits for it.
  package static let highestRow = Int64(UInt32.max)
  /// More than any sum, or what is summed up, can come to.
  static let highestCount: Int64 = 1 << 56

  package init() {}

  /// What ``init(_:)`` reads, in its order.
  static let columns = "generation, last_row, articles, bytes, title_tokens, body_tokens, checksum"

  private var values: [Int64] { [generation, lastRow, articles, bytes, titleTokens, bodyTokens] }

  /// What the sums are held against whenever they are read: nothing else would tell a generation from another.
  var checksum: Int64 { Int64(bitPattern: FNV1a.hash(values)) }

  /// Whether counting comes to such numbers: sums of those of all shards, and what is counted on from them, are numbers as well.
  private var isPossible: Bool {
    (0...ShardState.highestRow).contains(lastRow) && (0...lastRow).contains(articles)
      && [generation, bytes, titleTokens, bodyTokens].allSatisfy { (0...ShardState.highestCount).contains($0) }
  }

  /// Reads the state that the connection's transaction sees.
  ///
  /// - Parameter statement: Selects ``columns``.
  init(_ statement: PreparedStatement) throws(DatabaseError) {
    defer { statement.reset() }
    guard try statement.step() else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the state table is empty")
    }
    generation = statement.integer(0)
    lastRow = statement.integer(1)
    articles = statement.integer(2)
    bytes = statement.integer(3)
    titleTokens = statement.integer(4)
    bodyTokens = statement.integer(5)
    guard statement.integer(6) == checksum, isPossible else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the sums over all articles are damaged")
    }
  }

  /// Reads the state that the connection sees.
  package init(_ database: Database) throws {
    try self.init(try PreparedStatement("SELECT \(ShardState.columns) FROM state", database))
  }

  /// Writes the state back.
  package func update(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE state SET generation = ?, last_row = ?, articles = ?, bytes = ?, title_tokens = ?, body_tokens = ?,
          checksum = ?
        """)
    try statement.execute(arguments: StatementArguments(values + [checksum]))
  }
}
