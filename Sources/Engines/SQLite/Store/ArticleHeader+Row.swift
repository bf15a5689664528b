import GRDB
import ShirabeJSON
import ShirabeWire

/// How headers are read from a shard.
extension ArticleHeader {
  /// The columns of `article` that make a header, in the order in which ``init(_:)`` takes them.
  static let columns =
    ["id", "title", "published", "author", "source", "url", "language", "tags"].map { "CAST(\($0) AS BLOB)" }
    .joined(separator: ", ")

  /// Reads a row of ``columns``; throws where it has no id.
  init(_ row: Row) throws {
    self.init(
      id: try row.required(0, as: ExactText.self).string, title: (row[1] as ExactText?)?.string,
      published: (row[2] as ExactText?)?.string, author: (row[3] as ExactText?)?.string,
      source: (row[4] as ExactText?)?.string, url: (row[5] as ExactText?)?.string,
      language: (row[6] as ExactText?)?.string,
      tags: (row[7] as ExactText?).flatMap { ArticleHeader.strings(inArray: $0.string) })
  }

  /// The strings of a JSON array that this module wrote itself.
  static func strings(inArray text: String) -> [String]? {
    (try? JSON(parsing: text))?.array?.compactMap(\.string)
  }
}
