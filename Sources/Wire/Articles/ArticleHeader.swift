/// What an article says of itself besides its body.
public struct ArticleHeader: Equatable, Sendable {
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

  /// Makes the header of an article that has these members.
  public init(
    id: String, title: String? = nil, published: String? = nil, author: String? = nil, source: String? = nil,
    url: String? = nil, language: String? = nil, tags: [String]? = nil
  ) {
    self.id = id
    self.title = title
    self.published = published
    self.author = author
    self.source = source
    self.url = url
    self.language = language
    self.tags = tags
  }
}
