import GRDB
import ShirabeText

/// Compares the vocabulary and the title starts of a shard with what the articles' own text says.
enum VocabularyCheck {
  /// Reads all articles again.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` and the first term that differs.
  /// - Complexity: O(bytes of the articles).
  static func run(_ database: Database) throws {
    try drop(database)
    // What is left in memory for the rest of the connection's life if this fails loses nothing.
    defer { try? drop(database) }
    try database.execute(
      sql: """
        CREATE TEMP TABLE vocabulary_check (term TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TEMP TABLE title_start_check (
          start TEXT NOT NULL, title INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (start, title, row)
        ) WITHOUT ROWID;
        """)
    try gather(database)
    try compare("vocabulary", "term, articles", database)
    try compare("title_start", "start, title, row", database)
  }

  private static func gather(_ database: Database) throws {
    var tokenizer = Tokenizer()
    var deltas = VocabularyDeltas()
    var starts = TitleStarts()
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT row, CAST(title AS BLOB), CAST(body AS BLOB) FROM article JOIN body USING (row) ORDER BY row")
    while let row = try rows.next() {
      let title = (row[1] as ExactText?)?.string
      deltas.beginArticle(.added)
      for column in [title ?? "", (row[2] as ExactText).string] {
        VocabularyTerm.forEach(in: tokenizer.tokenize(column)) { deltas.count($0) }
      }
      deltas.endArticle()
      try starts.insert(title, row: row[0], into: "temp.title_start_check", database)
      if deltas.count >= VocabularyTable.gatheredTermCount {
        try VocabularyTable.apply(&deltas, to: "temp.vocabulary_check", database)
      }
    }
    try VocabularyTable.apply(&deltas, to: "temp.vocabulary_check", database)
  }

  private static func compare(_ table: String, _ columns: String, _ database: Database) throws {
    for (one, other) in [("main.\(table)", "temp.\(table)_check"), ("temp.\(table)_check", "main.\(table)")] {
      let difference = try Row.fetchOne(
        database, sql: "SELECT \(columns) FROM \(one) EXCEPT SELECT \(columns) FROM \(other) LIMIT 1")
      guard let difference else { continue }
      let found = difference.databaseValues.map(\.description).joined(separator: ", ")
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the table \(table) differs from the articles at \(found)")
    }
  }

  private static func drop(_ database: Database) throws {
    try database.execute(
      sql: "DROP TABLE IF EXISTS temp.vocabulary_check; DROP TABLE IF EXISTS temp.title_start_check")
  }
}
