public import ShirabeJSON

/// One article as it was given: checked, but not changed.
///
/// Ids are compared as bytes; Swift's `==` on strings is not that (it takes composed and decomposed letters for equal).
public struct Article: Sendable {
  /// What names the article in the index: 1 to 512 UTF-8 bytes without control characters.
  public let id: String
  /// The title, where one was given.
  public let title: String?
  /// The text; it may be empty.
  public let body: String
  /// Who wrote it.
  public let author: String?
  /// Where it appeared.
  public let source: String?
  /// Its address.
  public let url: String?
  /// Its language, a BCP 47 tag.
  public let language: String?
  /// When it appeared.
  public let published: PublishedDate?
  /// Its tags in the order given; nil where there were none to give, which is not the same as an empty array.
  public let tags: [String]?
  /// The members of a JSON article that have no meaning here, in their order.
  public let metadata: JSON.Object

  /// The most bytes one article may have in its file: 16 MiB.
  public static let maximumByteCount = 16 << 20
  /// The most bytes an id may have.
  public static let maximumIDByteCount = 512

  /// Makes an article; throws where the id breaks its rule.
  public init(
    id: String, title: String? = nil, body: String, author: String? = nil, source: String? = nil, url: String? = nil,
    language: String? = nil, published: PublishedDate? = nil, tags: [String]? = nil,
    metadata: JSON.Object = JSON.Object([])
  ) throws(ArticleError) {
    try Article.check(id: id)
    self.id = id
    self.title = title
    self.body = body
    self.author = author
    self.source = source
    self.url = url
    self.language = language
    self.published = published
    self.tags = tags
    self.metadata = metadata
  }

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
