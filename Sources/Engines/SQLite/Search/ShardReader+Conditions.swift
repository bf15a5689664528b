import GRDB
import ShirabeQuery

/// What a query can ask for besides phrases in title and body.
extension ShardReader {
  /// The rows that have a phrase in a field which is not ranked by.
  func rows(labelled field: TextField, with phrase: Phrase) throws(IndexError) -> [UInt32] {
    let expression = MatchExpression.phrase(IndexTerm.terms(of: phrase), in: field)
    return try rows("SELECT rowid FROM label WHERE label MATCH ?", [expression])
  }

  /// The rows that a filter lets through, ascending.
  func rows(letThroughBy filter: Filter) throws(IndexError) -> [UInt32] {
    switch filter {
    case .id(let id): return try row(id: id).map { [$0] } ?? []
    case .tag(let tag):
      return try rows("SELECT row FROM tag WHERE tag = \(ExactText.parameter) ORDER BY row", [ExactText(tag)])
    case .language(let language):
      // `-` is the byte before `.`: what begins with the tag and a hyphen lies between the two.
      return try rows(
        """
        WITH asked (tag) AS (SELECT \(ExactText.parameter))
        SELECT row FROM article, asked
        WHERE language IS NOT NULL AND (lower(language) = tag OR lower(language) > tag || '-' AND lower(language) < tag || '.')
        ORDER BY row
        """, [ExactText(language)])
    case .published(let range): return try rows(publishedIn: range)
    }
  }

  /// Dates are held in memory, but for rows whose articles are gone; these are told by having no id any more.
  private func rows(publishedIn range: DateRange) throws(IndexError) -> [UInt32] {
    var rows: [UInt32] = []
    var pace = WorkPace(interruption)
    for (place, order) in columns.publishedOrders.enumerated() {
      try pace.count(4)
      guard order != DocValues.undated else { continue }
      if let date = PartialDate(publishedOrder: order), range.contains(date) { rows.append(columns.places.rows[place]) }
    }
    if columns.places.count == state.articles { return rows }
    let existing = Matches(
      rows: try self.rows("SELECT row FROM article WHERE published_order IS NOT NULL ORDER BY row", []))
    return try Matches(rows: rows).intersection(existing, interruption).rows
  }

  private func rows(_ sql: String, _ arguments: StatementArguments) throws(IndexError) -> [UInt32] {
    try access { database in
      let found = try Optional<Int64>.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
      var rows: [UInt32] = []
      var pace = WorkPace(interruption)
      while let row = try found.next() {
        try pace.count(WorkPace.row)
        rows.append(try rowNumber(row))
      }
      return rows
    }
  }

  /// The index terms that begin with these bytes, and in how many articles each stands; at most ``maximumExpansion``.
  func terms(beginningWith bytes: [UInt8]) throws(IndexError) -> [([UInt8], Int)] {
    try access { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT CAST(term AS BLOB), doc FROM temp.posting_term
          WHERE term >= CAST(?1 AS TEXT) AND term < CAST(?1 AS TEXT) || char(0x10FFFF) LIMIT \(ShardReader.maximumExpansion)
          """)
      let prefix = ExactText(String(decoding: bytes, as: UTF8.self))
      return try Row.fetchAll(statement, arguments: [prefix]).map { row in
        (Array(try row.required(0, as: ExactText.self).string.utf8), try row.required(1))
      }
    }
  }
}
