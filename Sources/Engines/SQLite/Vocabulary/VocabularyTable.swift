package import GRDB

/// The table that holds the vocabulary of a shard: each term and in how many articles it stands.
package enum VocabularyTable {
  /// Terms that are gathered in memory before they are written.
  package static let gatheredTermCount = 1 << 17

  /// Writes what was gathered into a table of this shape, and forgets it.
  ///
  /// All terms go in one statement, as one JSON object: SQLite reads it twice as fast as it takes them one by one, and
  /// terms have only letters and marks in them, nothing that JSON escapes. In the order of the table, for the same reason.
  package static func apply(
    _ deltas: inout VocabularyDeltas, to table: String = "main.vocabulary", _ database: Database
  ) throws {
    guard deltas.count > 0 else { return }
    var object: [UInt8] = [0x7B]
    var hasRemovals = false
    deltas.forEachSorted { term, delta in
      if object.count > 1 { object.append(0x2C) }
      object.append(0x22)
      object.append(contentsOf: term)
      object.append(0x22)
      object.append(0x3A)
      object.append(contentsOf: String(delta).utf8)
      if delta < 0 { hasRemovals = true }
    }
    object.append(0x7D)
    deltas.removeAll()
    let text = String(decoding: object, as: UTF8.self)
    try database.cachedStatement(
      sql: """
        INSERT INTO \(table) (term, articles) SELECT key, value FROM json_each(?) WHERE true
          ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles
        """
    ).execute(arguments: [text])
    guard hasRemovals else { return }
    try database.cachedStatement(
      sql: "DELETE FROM \(table) WHERE articles <= 0 AND term IN (SELECT key FROM json_each(?) WHERE value < 0)"
    ).execute(arguments: [text])
  }
}
