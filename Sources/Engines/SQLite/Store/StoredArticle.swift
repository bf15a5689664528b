package import GRDB
package import ShirabeArticles
import ShirabeJSON
import ShirabeText
import ShirabeWire

/// An article as the columns of a shard hold it.
package struct StoredArticle: Equatable {
  package var id: String
  package var title: String?
  package var body: String
  var published: String?
  var author: String?
  var source: String?
  var url: String?
  var language: String?
  /// A JSON array.
  var tags: String?
  /// A JSON object.
  var metadata: String?

  init(_ article: Article) {
    id = article.id
    title = article.title
    body = article.body
    published = article.published?.text
    author = article.author
    source = article.source
    url = article.url
    language = article.language
    tags = article.tags.map { JSON.array($0.map(JSON.string)).description }
    metadata = article.metadata.members.isEmpty ? nil : JSON.object(article.metadata).description
  }

  /// The columns in the order of ``init(_:from:)``.
  static let columns = "\(columnsButBody), CAST(\(BodyDecompressor.functionName)(body) AS BLOB)"

  /// All of them but the body, which is the last.
  static let columnsButBody =
    ["id", "title", "published", "author", "source", "url", "language", "tags", "metadata"]
    .map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")

  /// How many columns these are.
  package static let columnCount = 10

  /// Reads ``columns``, which begin at an index of the row.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where id or body are missing.
  init(_ row: Row, from index: Int = 0) throws {
    try self.init(row, body: row.required(index + 9, as: ExactText.self).string, from: index)
  }

  /// Reads all but the body.
  package init(_ row: Row, body: String, from index: Int) throws {
    self.body = body
    id = try row.required(index, as: ExactText.self).string
    title = (row[index + 1] as ExactText?)?.string
    published = (row[index + 2] as ExactText?)?.string
    author = (row[index + 3] as ExactText?)?.string
    source = (row[index + 4] as ExactText?)?.string
    url = (row[index + 5] as ExactText?)?.string
    language = (row[index + 6] as ExactText?)?.string
    tags = (row[index + 7] as ExactText?)?.string
    metadata = (row[index + 8] as ExactText?)?.string
  }

  /// Strings compare byte for byte here; Swift's own comparison would take composed and decomposed letters for equal.
  package static func == (one: StoredArticle, other: StoredArticle) -> Bool {
    zip(one.values, other.values).allSatisfy { one, other in
      switch (one, other) {
      case (nil, nil): true
      case (let one?, let other?): one.utf8.elementsEqual(other.utf8)
      default: false
      }
    }
  }

  /// All but the body, in the order of ``ArticleChecksum``.
  var columns: [String?] { [id, title, published, author, source, url, language, tags, metadata] }

  private var values: [String?] { columns + [body] }

  /// Bytes of title and body, UTF-8.
  package var byteCount: Int { (title?.utf8.count ?? 0) + body.utf8.count }

  /// Its tags, folded.
  package var foldedTags: Set<String> {
    Set((tags.flatMap(ArticleHeader.strings(inArray:)) ?? []).map(Tokenizer.fold))
  }

  /// What its date is sorted by; nil for none, or one that is no date.
  package var publishedOrder: Int64? {
    published.flatMap { text in try? PublishedDate(text) }?.order
  }

  /// All of it but the body and what has no meaning here.
  var header: ArticleHeader {
    ArticleHeader(
      id: id, title: title, published: published, author: author, source: source, url: url, language: language,
      tags: tags.flatMap(ArticleHeader.strings(inArray:)))
  }

  /// The article as it was given.
  package func article() throws -> Article {
    var strings: [String]?
    if let tags, let array = try JSON(parsing: tags).array { strings = array.compactMap(\.string) }
    var object = JSON.Object([])
    if let metadata, let members = try JSON(parsing: metadata).object { object = members }
    return try Article(
      id: id, title: title, body: body, author: author, source: source, url: url, language: language,
      published: published.map { text throws(ArticleError) in try PublishedDate(text) }, tags: strings,
      metadata: object)
  }
}
