import GRDB
import ShirabeSQLite
import ShirabeText

/// Compares the vocabulary and the title starts of a shard with what the articles' own text says.
enum VocabularyCheck {
  /// Reads all articles again.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` and the first term that differs.
  /// - Complexity: O(bytes of the articles).
  static func run(_ database: Database) throws {
    try drop(database)
    // Tables of its own, in memory, that are named as the shard's; writing names the schema, so one that stays harms nothing.
    defer { try? drop(database) }
    try database.execute(
      sql: """
        CREATE TEMP TABLE vocabulary (term TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TEMP TABLE title_start (
          start TEXT NOT NULL, title INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (start, title)
        ) WITHOUT ROWID;
        CREATE TEMP TABLE title (
          title INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (title, row)
        ) WITHOUT ROWID;
        """)
    try gather(database)
    try compare("vocabulary", database)
    try compare("title_start", database)
    try compare("title", database)
  }

  private static func gather(_ database: Database) throws {
    var tokenizer = Tokenizer()
    var deltas = VocabularyDeltas()
    var starts = TitleStarts()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT row, CAST(title AS BLOB), CAST(\(BodyDecompressor.functionName)(body) AS BLOB)
          FROM article JOIN body USING (row) ORDER BY row
        """)
    while let row = try rows.next() {
      let title = (row[1] as ExactText?)?.string
      deltas.beginArticle(.added)
      for column in [title ?? "", try row.required(2, as: ExactText.self).string] {
        VocabularyTerm.forEach(in: tokenizer.tokenize(column)) { deltas.count($0) }
      }
      deltas.endArticle()
      try starts.insert(title, row: row.required(0), schema: "temp", database)
      if deltas.count >= VocabularyTable.gatheredTermCount {
        try VocabularyTable.apply(&deltas, to: "temp.vocabulary", database)
      }
    }
    try VocabularyTable.apply(&deltas, to: "temp.vocabulary", database)
  }

  private static func compare(_ table: String, _ database: Database) throws {
    for (one, other) in [("main.\(table)", "temp.\(table)"), ("temp.\(table)", "main.\(table)")] {
      let difference = try Row.fetchOne(
        database, sql: "SELECT * FROM \(one) EXCEPT SELECT * FROM \(other) LIMIT 1")
      guard let difference else { continue }
      let found = difference.databaseValues.map(\.description).joined(separator: ", ")
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the table \(table) differs from the articles at \(found)")
    }
  }

  private static func drop(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.vocabulary; DROP TABLE IF EXISTS temp.title_start; DROP TABLE IF EXISTS temp.title
        """)
  }
}
