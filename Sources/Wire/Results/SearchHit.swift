public import ShirabeJSON

/// One article found. What was not asked for, or what the article does not have, is nil and left out.
public struct SearchHit: Equatable, Sendable {
  /// The article's id.
  public var id: String?
  /// The title.
  public var title: String?
  /// How well the article fits; greater is better.
  public var score: Double?
  /// The date or date-time, as it was given.
  public var published: String?
  /// Where the article comes from.
  public var source: String?
  /// Who wrote it.
  public var author: String?
  /// Its address.
  public var url: String?
  /// Its BCP 47 language tag.
  public var language: String?
  /// Its tags.
  public var tags: [String]?
  /// The best stretch of the body.
  public var snippet: Snippet?

  /// Makes a hit that carries these members.
  public init(
    id: String? = nil, title: String? = nil, score: Double? = nil, published: String? = nil, source: String? = nil,
    author: String? = nil, url: String? = nil, language: String? = nil, tags: [String]? = nil, snippet: Snippet? = nil
  ) {
    self.id = id
    self.title = title
    self.score = score
    self.published = published
    self.source = source
    self.author = author
    self.url = url
    self.language = language
    self.tags = tags
    self.snippet = snippet
  }

  /// Reads a hit; members that are not known here are passed over.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "a hit")
    id = try members.optionalString("id")
    title = try members.optionalString("title")
    score = try members.optionalDouble("score")
    published = try members.optionalString("published")
    source = try members.optionalString("source")
    author = try members.optionalString("author")
    url = try members.optionalString("url")
    language = try members.optionalString("language")
    tags = try members.optionalStrings("tags")
    if let snippet = value["snippet"] { self.snippet = try Snippet(snippet) }
  }
}
