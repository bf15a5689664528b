import GRDB
import ShirabeModel

extension ShardReader {
  /// Calls `body` with the values that the articles in these rows, which ascend, have in some fields: by walking all articles, or
  /// by reading rows if they are few.
  func values(
    of fields: [ArticleField], in rows: [UInt32], _ body: ([FieldValues.Value?]) -> Void
  ) throws(IndexError) {
    let columns = (["row"] + fields.map { "CAST(\($0.name) AS BLOB)" }).joined(separator: ", ")
    func values(_ row: Row) -> [FieldValues.Value?] {
      fields.enumerated().map { index, field in FieldValues.Value(stored: (row[index + 1] as ExactText?)?.string, field)
      }
    }
    try access { database in
      var pace = WorkPace(interruption)
      if rows.count * 8 < Int(state.articles) {
        let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM article WHERE row = ?")
        for row in rows {
          try pace.count(WorkPace.row)
          if let found = try Row.fetchOne(statement, arguments: [row]) { body(values(found)) }
        }
        return
      }
      let cursor = try Row.fetchCursor(try database.cachedStatement(sql: "SELECT \(columns) FROM article ORDER BY row"))
      var index = 0
      while index < rows.count, let found = try cursor.next() {
        try pace.count(WorkPace.row)
        let row: Int64 = try found.required(0)
        while index < rows.count, Int64(rows[index]) < row { index += 1 }
        if index < rows.count, Int64(rows[index]) == row { body(values(found)) }
      }
    }
  }
}
