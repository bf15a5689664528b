/// What a search found.
public struct SearchResult: Sendable {
  /// One article that was found.
  public struct Hit: Sendable {
    /// The article's id.
    public var id: String
    /// How well it fits; greater is better.
    public var score: Double
    /// What the article is, if it was asked for.
    public var header: ArticleHeader?
    /// The best stretch of its body, if it was asked for.
    public var snippet: Snippet?
  }

  /// The hits of the page that was asked for.
  public var hits: [Hit]
  /// How many articles match; exact.
  public var total: Int
  /// How the words were combined in the end: never `auto`.
  public var matched: SearchRequest.Match
  /// The generation of the index that was searched.
  public var generation: Int64
  /// What was left out of the query and why.
  public var notes: [String]
  /// Where the next page begins, for hits sorted by id, if there is one.
  public var next: String?
}
