import GRDB
import ShirabeJSON

/// What an article is, without its body.
public struct ArticleHeader: Sendable, Equatable {
  /// The article's id.
  public var id: String
  /// Its title, if it has one.
  public var title: String?
  /// When it was published, as written.
  public var published: String?
  /// Who wrote it.
  public var author: String?
  /// Where it comes from.
  public var source: String?
  /// Where it can be read.
  public var url: String?
  /// A BCP 47 tag.
  public var language: String?
  /// Its tags, if any were given.
  public var tags: [String]?

  static let columns =
    ["id", "title", "published", "author", "source", "url", "language", "tags"].map { "CAST(\($0) AS BLOB)" }
    .joined(separator: ", ")

  init(_ row: Row) throws {
    id = try row.required(0, as: ExactText.self).string
    title = (row[1] as ExactText?)?.string
    published = (row[2] as ExactText?)?.string
    author = (row[3] as ExactText?)?.string
    source = (row[4] as ExactText?)?.string
    url = (row[5] as ExactText?)?.string
    language = (row[6] as ExactText?)?.string
    tags = (row[7] as ExactText?).flatMap { ArticleHeader.strings(inArray: $0.string) }
  }

  /// The strings of a JSON array that this module wrote itself.
  static func strings(inArray text: String) -> [String]? {
    (try? JSON(parsing: text))?.array?.compactMap(\.string)
  }
}
