import GRDB

/// Which row the article with an id is in.
extension ShardReader {
  /// The row of the article with an id; nil where there is none.
  ///
  /// That there is none is said by one table alone, of which a single altered byte may hide an article; so it is held against the
  /// numbers of all ids that are in memory, and what is found against its own.
  ///
  /// - Throws: ``IndexError``, also where the article is there and the table of ids says that it is not, or leads to another.
  /// - Complexity: O(log articles) where there is one; else O(articles), a comparison of numbers each.
  func row(id: String) throws(IndexError) -> UInt32? {
    let number = FNV1a.hash(id.utf8)
    let found: UInt32? = try access { database in
      let statement = try database.cachedStatement(sql: "SELECT row FROM article WHERE id = \(ExactText.parameter)")
      guard let found = try Row.fetchOne(statement, arguments: [ExactText(id)]) else { return nil }
      let row = try rowNumber(found.required(0))
      guard columns.tieBreaker(row: row) == number else { throw ShardReader.misleadingIds }
      return row
    }
    if let found { return found }
    let rows = try columns.rows(tieBreaker: number, interruption)
    try access { database in
      // What was known may be gone: of that there is nothing left at all.
      for row in rows where try isHidden(id, row: row, database) { throw ShardReader.misleadingIds }
    }
    return nil
  }

  /// Whether the article that was in a row is still there, though it is not found by its id.
  private func isHidden(_ id: String, row: UInt32, _ database: Database) throws -> Bool {
    let statement = try database.cachedStatement(sql: "SELECT CAST(id AS BLOB) FROM article WHERE row = ?")
    if let article = try Row.fetchOne(statement, arguments: [row]) {
      return try article.required(0, as: ExactText.self).string.utf8.elementsEqual(id.utf8)
    }
    for table in ["body", "checksum"] {
      let statement = try database.cachedStatement(sql: "SELECT 1 FROM \(table) WHERE row = ?")
      if try Row.fetchOne(statement, arguments: [row]) != nil { return true }
    }
    return false
  }

  /// What to throw where the table of ids does not fit the articles.
  static var misleadingIds: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an article is not found by its id, or another is")
  }
}
