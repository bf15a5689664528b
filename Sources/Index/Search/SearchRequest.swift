/// What to search for and what to tell of it.
public struct SearchRequest: Sendable {
  /// How the words of a query combine.
  public enum Match: String, Sendable {
    /// The query language; all of it must hold.
    case all
    /// A bag of words, best articles first.
    case any
    /// The whole text is one phrase.
    case phrase
    /// `all`, and where that finds nothing and the query is plain, `any`.
    case auto
  }

  /// The order of hits.
  public enum Sort: String, Sendable {
    /// Best first.
    case relevance
    /// By date, latest first, undated last.
    case newest
    /// By date, earliest first, undated last.
    case oldest
    /// By the bytes of the id.
    case id
  }

  /// What a hit carries besides its score.
  public struct Parts: OptionSet, Sendable {
    /// The set as bits.
    public let rawValue: Int
    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// The article's title, date, source and so on.
    public static let header = Parts(rawValue: 1)
    /// The best stretch of the body, with the matches in it.
    public static let snippet = Parts(rawValue: 2)
  }

  /// The query as written.
  public var query: String
  /// How its words combine.
  public var match: Match
  /// The order of hits.
  public var sort: Sort
  /// How many hits to pass over.
  public var offset: Int
  /// The most hits to return.
  public var limit: Int
  /// The id to go on after, for ``Sort/id``.
  public var after: String?
  /// What a hit carries.
  public var parts: Parts

  /// Creates a request.
  public init(
    query: String, match: Match = .all, sort: Sort = .relevance, offset: Int = 0, limit: Int = 10,
    after: String? = nil, parts: Parts = [.header, .snippet]
  ) {
    self.query = query
    self.match = match
    self.sort = sort
    self.offset = offset
    self.limit = limit
    self.after = after
    self.parts = parts
  }
}
