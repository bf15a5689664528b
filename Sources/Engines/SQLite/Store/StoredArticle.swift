package import GRDB
package import ShirabeArticles
import ShirabeJSON
import ShirabeModel
import ShirabeText

/// An article as the columns of a shard hold it.
package struct StoredArticle: Equatable {
  package var id: String
  package var body: String
  /// A JSON object.
  var metadata: String?
  /// By the place of the field; see ``FieldValues/Value/init(stored:_:)``.
  private var texts = [String?](repeating: nil, count: ArticleField.allCases.count)

  init(_ article: Article) {
    id = article.id
    body = article.body
    metadata = article.metadata.members.isEmpty ? nil : JSON.object(article.metadata).description
    for field in ArticleField.allCases { self[field] = article.fields[field]?.stored }
  }

  /// The text in the column of a field.
  subscript(field: ArticleField) -> String? {
    get { texts[field.rawValue] }
    set { texts[field.rawValue] = newValue }
  }

  /// Its title, if it has one.
  package var title: String? { self[.title] }

  /// The columns in the order of ``init(_:from:_:)``.
  static let columns = "\(columnsButBody), CAST(\(BodyDecompressor.functionName)(body) AS BLOB)"

  /// All of them but the body, which is the last.
  static let columnsButBody = names(StoredFormat.current).map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")

  /// The names of the columns of a format: id, fields, metadata.
  static func names(_ format: StoredFormat) -> [String] {
    ["id"] + format.fields.map { "\($0.name)" } + ["metadata"]
  }

  /// How many columns of a format there are before the body.
  package static func columnCount(_ format: StoredFormat) -> Int { format.fields.count + 2 }

  /// Reads ``columns``, which begin at an index of the row.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where id or body are missing.
  init(_ row: Row, from index: Int = 0, _ format: StoredFormat = .current) throws {
    let body = try row.required(index + StoredArticle.columnCount(format), as: ExactText.self).string
    try self.init(row, body: body, from: index, format)
  }

  /// Reads all but the body.
  package init(_ row: Row, body: String, from index: Int, _ format: StoredFormat = .current) throws {
    self.body = body
    id = try row.required(index, as: ExactText.self).string
    for (place, field) in format.fields.enumerated() {
      self[field] = (row[index + 1 + place] as ExactText?)?.string
    }
    metadata = (row[index + 1 + format.fields.count] as ExactText?)?.string
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

  private var values: [String?] { [id, body, metadata] + texts }

  /// Bytes of title and body, UTF-8.
  package var byteCount: Int { (title?.utf8.count ?? 0) + body.utf8.count }

  /// Its tags, folded.
  package var foldedTags: Set<String> { Set((fields[list: .tags] ?? []).map(Tokenizer.fold)) }

  /// What its date is sorted by; nil for none, or one that is no date.
  package var publishedOrder: Int64? {
    self[.published].flatMap { text in try? PublishedDate(text) }?.order
  }

  /// All of it but the body and what has no meaning here.
  var header: ArticleHeader { ArticleHeader(id: id, fields: fields) }

  private var fields: FieldValues {
    var values = FieldValues()
    for field in ArticleField.allCases {
      if let text = self[field] { values[field] = FieldValues.Value(stored: text, field) }
    }
    return values
  }

  /// The article as it was given.
  package func article() throws -> Article {
    // What cannot be read is an error here, and no reason to leave it out.
    var fields = FieldValues()
    for field in ArticleField.allCases {
      if let text = self[field] { fields[field] = try FieldValues.Value(parsing: text, field) }
    }
    var object = JSON.Object([])
    if let metadata, let members = try JSON(parsing: metadata).object { object = members }
    return try Article(id: id, body: body, fields: fields, metadata: object)
  }
}
