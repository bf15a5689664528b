public import ShirabeJSON
public import ShirabeModel

/// One article as it was given: checked, but not changed.
///
/// Ids are compared as bytes; Swift's `==` on strings is not that (it takes composed and decomposed letters for equal).
public struct Article: Sendable {
  /// What names the article in the index: 1 to 512 UTF-8 bytes without control characters.
  public let id: String
  /// The text; it may be empty.
  public let body: String
  /// What it says of itself.
  public let fields: FieldValues
  /// When it appeared.
  public let published: PublishedDate?
  /// The members of a JSON article that have no meaning here, in their order.
  public let metadata: JSON.Object

  /// The most bytes one article may have in its file: 16 MiB.
  public static let maximumByteCount = 16 << 20
  /// The most bytes an id may have.
  public static let maximumIDByteCount = 512

  /// Makes an article; throws where the id or the date breaks its rule.
  public init(
    id: String, body: String, fields: FieldValues = FieldValues(), metadata: JSON.Object = JSON.Object([])
  ) throws(ArticleError) {
    try Article.check(id: id)
    self.id = id
    self.body = body
    self.fields = fields
    published = try fields[text: .published].map { text throws(ArticleError) in try PublishedDate(text) }
    self.metadata = metadata
  }

  /// Makes an article of fields by name; throws where the id breaks its rule.
  public init(
    id: String, title: String? = nil, body: String, author: String? = nil, source: String? = nil, url: String? = nil,
    language: String? = nil, published: PublishedDate? = nil, tags: [String]? = nil,
    metadata: JSON.Object = JSON.Object([])
  ) throws(ArticleError) {
    try self.init(
      id: id, body: body,
      fields: FieldValues(
        title: title, published: published?.text, source: source, author: author, url: url, language: language,
        tags: tags),
      metadata: metadata)
  }

  /// The title, where one was given.
  public var title: String? { fields[text: .title] }
  /// Who wrote it.
  public var author: String? { fields[text: .author] }
  /// Where it appeared.
  public var source: String? { fields[text: .source] }
  /// Its address.
  public var url: String? { fields[text: .url] }
  /// Its language, a BCP 47 tag.
  public var language: String? { fields[text: .language] }
  /// Its tags in the order given; nil where there were none to give, which is not the same as an empty array.
  public var tags: [String]? { fields[list: .tags] }

  /// Whether the text may be an id.
  static func isID(_ text: String) -> Bool { (try? check(id: text)) != nil }

  private static func check(id: String) throws(ArticleError) {
    let byteCount = id.utf8.count
    guard byteCount > 0 else { throw .invalidID(reason: "the id is empty") }
    guard byteCount <= maximumIDByteCount else { throw .invalidID(reason: "the id has \(byteCount) bytes") }
    guard !id.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .invalidID(reason: "the id has a control character")
    }
  }
}
