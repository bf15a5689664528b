import GRDB
import ShirabeWire

/// What an article says of itself besides its text.
struct ArticleLabel {
  var source: String?
  var author: String?
  var language: String?
  var tags: [String]
}

extension ShardReader {
  private static let labelColumns =
    "row, CAST(source AS BLOB), CAST(author AS BLOB), CAST(language AS BLOB), CAST(tags AS BLOB)"

  /// Calls `body` with the labels of each of these rows, which ascend: by walking all articles, or by reading rows if they are few.
  func labels(of rows: [UInt32], _ body: (ArticleLabel) -> Void) throws(IndexError) {
    try access { database in
      var pace = WorkPace(interruption)
      if rows.count * 8 < Int(state.articles) {
        let statement = try database.cachedStatement(
          sql: "SELECT \(ShardReader.labelColumns) FROM article WHERE row = ?")
        for row in rows {
          try pace.count(WorkPace.row)
          if let found = try Row.fetchOne(statement, arguments: [row]) { body(ArticleLabel(found)) }
        }
        return
      }
      let cursor = try Row.fetchCursor(
        try database.cachedStatement(sql: "SELECT \(ShardReader.labelColumns) FROM article ORDER BY row"))
      var index = 0
      while index < rows.count, let found = try cursor.next() {
        try pace.count(WorkPace.row)
        let row: Int64 = try found.required(0)
        while index < rows.count, Int64(rows[index]) < row { index += 1 }
        if index < rows.count, Int64(rows[index]) == row { body(ArticleLabel(found)) }
      }
    }
  }
}

extension ArticleLabel {
  fileprivate init(_ row: Row) {
    source = (row[1] as ExactText?)?.string
    author = (row[2] as ExactText?)?.string
    language = (row[3] as ExactText?)?.string
    tags = (row[4] as ExactText?).flatMap { ArticleHeader.strings(inArray: $0.string) } ?? []
  }
}
