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
    /// The best stretches of its body, best first, if they were asked for; marks are counted in the unit asked for.
    public var snippets: [Snippet]?
    /// Where the matches are, if it was asked for.
    public var positions: MatchPositions?
    /// How the score came about, if it was asked for.
    public var explanation: Explanation?
    /// The articles of nearly the same body that it stands for, if there are any and they were to be collapsed.
    public var duplicates: Duplicates?
  }

  /// The articles that a hit stands for besides its own.
  public struct Duplicates: Sendable, Equatable {
    /// The most that are named.
    public static let maximumIdCount = 10

    /// The ids of the first, in the order of hits.
    public var ids: [String]
    /// How many there are, among the best ``SearchRequest/collapseDepth`` matches.
    public var count: Int
  }

  /// The hits of the page that was asked for.
  public var hits: [Hit]
  /// How many articles match; exact.
  public var total: Int
  /// How the words were combined in the end: never `auto`.
  public var matched: SearchRequest.Match
  /// The generation of the index that was searched.
  public var generation: Int64
  /// The id of that index, which a rebuilt one does not share.
  public var indexId: String
  /// What was left out of the query, or cut short, and why.
  public var notes: [String]
  /// Where the next page begins, for hits sorted by id, if there is one.
  public var next: String?
  /// How many matches have which labels, in the order asked for.
  public var facets: [FacetCounts] = []
  /// Where nothing was found, what would find something.
  public var help: QueryHelp?
}
