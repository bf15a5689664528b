import GRDB

/// The fingerprints of a shard's articles, in its table `fingerprint`. Articles whose bodies have no token have none.
enum FingerprintTable {
  static func insert(_ fingerprint: BodyFingerprint, row: Int64, _ database: Database) throws {
    try database.cachedStatement(sql: "INSERT INTO fingerprint (row, body, low, high) VALUES (?, ?, ?, ?)")
      .execute(arguments: [
        row, fingerprint.body, Int64(bitPattern: fingerprint.signature.low),
        Int64(bitPattern: fingerprint.signature.high),
      ])
  }

  static func delete(row: Int64, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM fingerprint WHERE row = ?").execute(arguments: [row])
  }

  /// The first row with a body.
  static func firstRow(ofBody body: Int64, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      try database.cachedStatement(sql: "SELECT row FROM fingerprint WHERE body = ? ORDER BY row LIMIT 1"),
      arguments: [body])
  }

  /// The id of the article in a row.
  static func id(row: Int64, _ database: Database) throws -> String {
    let statement = try database.cachedStatement(sql: "SELECT id FROM article WHERE row = ?")
    guard let id = try String.fetchOne(statement, arguments: [row]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "row \(row) has a fingerprint and no article")
    }
    return id
  }

  /// The id of the first article with a body, but for the one in a row.
  static func firstId(ofBody body: Int64, except row: Int64?, _ database: Database) throws -> String? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id FROM article WHERE row = (SELECT row FROM fingerprint WHERE body = ?1 AND row != ?2 ORDER BY row LIMIT 1)
        """)
    return try String.fetchOne(statement, arguments: [body, row ?? 0])
  }

  /// Rows after a row and the bodies in them, ascending, at most so many.
  static func bodies(after row: Int64, limit: Int, _ database: Database) throws -> [(row: Int64, body: Int64)] {
    let statement = try database.cachedStatement(
      sql: "SELECT row, body FROM fingerprint WHERE row > ? ORDER BY row LIMIT ?")
    return try Row.fetchAll(statement, arguments: [row, limit]).map { ($0[0], $0[1]) }
  }
}
