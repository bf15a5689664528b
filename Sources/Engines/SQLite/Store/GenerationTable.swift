package import GRDB

/// Which rows of a shard came with which generation of the index, so that searches can be confined to what is newer.
///
/// Rows are never used again, so what came after a generation are the rows above the highest that there was then. A commit that
/// only removed articles leaves no entry.
package enum GenerationTable {
  /// What ``lastRow(_:generation:)`` reads, for the generation that is bound.
  static let query = """
    SELECT generation, last_row, checksum FROM generation WHERE generation <= ?1 ORDER BY generation DESC LIMIT 1
    """

  /// Says that from a generation of the whole index on there are rows up to this one.
  package static func insert(generation: Int64, lastRow: Int64, _ database: Database) throws {
    try database.cachedStatement(sql: "INSERT INTO generation (generation, last_row, checksum) VALUES (?, ?, ?)")
      .execute(arguments: [generation, lastRow, checksum(generation, lastRow)])
  }

  /// The highest row that there was at a generation of the whole index, and 0 where there was none.
  ///
  /// - Parameter statement: Prepared from ``query``.
  static func lastRow(_ statement: PreparedStatement, generation: Int64) throws(DatabaseError) -> Int64 {
    statement.bind(generation, at: 1)
    defer { statement.reset() }
    guard try statement.step() else { return 0 }
    guard statement.integer(2) == checksum(statement.integer(0), statement.integer(1)) else { throw damage }
    return statement.integer(1)
  }

  /// All entries, ascending.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` for one that was not written so.
  package static func entries(_ database: Database) throws -> [(generation: Int64, lastRow: Int64)] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT generation, last_row, checksum FROM generation ORDER BY generation")
    var entries: [(generation: Int64, lastRow: Int64)] = []
    while let row = try rows.next() {
      let entry = (generation: try row.required(0, as: Int64.self), lastRow: try row.required(1, as: Int64.self))
      guard try row.required(2) == checksum(entry.generation, entry.lastRow),
        entry.lastRow > entries.last?.lastRow ?? 0
      else { throw damage }
      entries.append(entry)
    }
    return entries
  }

  private static func checksum(_ generation: Int64, _ lastRow: Int64) -> Int64 {
    Int64(bitPattern: FNV1a.hash([generation, lastRow]))
  }

  private static var damage: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "what came with which generation is damaged")
  }
}
