import GRDB
import ShirabeModel

extension ShardReader {
  /// The values of a field and how many articles have each; of tags only those that begin with these bytes.
  func values(
    of field: KeywordField, beginningWith folded: [UInt8]
  ) throws(IndexError) -> [(value: String, articles: Int)] {
    let sql =
      switch field.field.kind {
      case .list:
        """
        SELECT CAST(tag AS BLOB), count(*) FROM tag
        WHERE tag >= CAST(?1 AS TEXT) AND tag < CAST(?1 AS TEXT) || char(0x10FFFF) GROUP BY tag
        """
      case .text, .languageTag, .date:
        """
        SELECT CAST(\(field.field.name) AS BLOB), count(*) FROM article
        WHERE \(field.field.name) IS NOT NULL AND ?1 IS NOT NULL GROUP BY 1
        """
      }
    return try access { database in
      let prefix = ExactText(String(decoding: folded, as: UTF8.self))
      return try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [prefix]).map { row in
        (try row.required(0, as: ExactText.self).string, try row.required(1))
      }
    }
  }
}
