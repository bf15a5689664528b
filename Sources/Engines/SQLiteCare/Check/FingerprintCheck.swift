import GRDB
import ShirabeSQLite
import ShirabeText

/// Compares the fingerprints of a shard with the bodies of its articles.
enum FingerprintCheck {
  /// Reads all bodies again.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` and the first row that differs.
  /// - Complexity: O(bytes of the articles).
  static func run(_ database: Database) throws {
    var tokenizer = Tokenizer()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT row, CAST(\(BodyDecompressor.functionName)(body.body) AS BLOB), fingerprint.body, low, high
          FROM body LEFT JOIN fingerprint USING (row) ORDER BY row
        """)
    while let row = try rows.next() {
      let computed = BodyFingerprint(tokenizer.tokenize((row[1] as ExactText).string))
      let stored: [Int64?] = [row[2], row[3], row[4]]
      let expected: [Int64?] = [
        computed?.body, computed.map { Int64(bitPattern: $0.signature.low) },
        computed.map { Int64(bitPattern: $0.signature.high) },
      ]
      guard stored == expected else { throw corrupt("the fingerprint of row \(row[0] as Int64) differs from its body") }
    }
    let stray = try Int64.fetchOne(
      database, sql: "SELECT row FROM fingerprint WHERE row NOT IN (SELECT row FROM body) LIMIT 1")
    if let stray { throw corrupt("row \(stray) has a fingerprint and no body") }
  }

  private static func corrupt(_ message: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: message)
  }
}
