public import ShirabeModel

/// What a search found.
public struct SearchResult: Equatable, Sendable {
  /// One article that was found.
  public struct Hit: Equatable, Sendable {
    /// The article's id.
    public var id: String
    /// How well it fits; greater is better.
    public var score: Double
    /// What the article says of itself, if it was asked for.
    public var header: ArticleHeader?
    /// The best stretches of its body, best first, if they were asked for; marks are counted in the unit asked for.
    public var snippets: [Snippet]?
    /// Where the matches are, if it was asked for.
    public var positions: MatchPositions?
    /// How the score came about, if it was asked for.
    public var explanation: Explanation?
    /// The articles of nearly the same body that it stands for, if there are any and they were to be collapsed.
    public var duplicates: Duplicates?

    /// Makes a hit that carries these parts.
    public init(
      id: String, score: Double, header: ArticleHeader? = nil, snippets: [Snippet]? = nil,
      positions: MatchPositions? = nil, explanation: Explanation? = nil, duplicates: Duplicates? = nil
    ) {
      self.id = id
      self.score = score
      self.header = header
      self.snippets = snippets
      self.positions = positions
      self.explanation = explanation
      self.duplicates = duplicates
    }
  }

  /// The articles that a hit stands for besides its own.
  public struct Duplicates: Equatable, Sendable {
    /// The most that are named.
    public static let maximumIdCount = 10

    /// The ids of the first, in the order of hits.
    public var ids: [String]
    /// How many there are, among the best ``HitPage/collapseDepth`` matches.
    public var count: Int

    /// Makes what a hit stands for of the first ids and their number in all.
    public init(ids: [String], count: Int) {
      self.ids = ids
      self.count = count
    }
  }

  /// The hits of the page that was asked for.
  public var hits: [Hit]
  /// How many articles match; exact.
  public var total: Int
  /// How the words were combined in the end: never `auto`.
  public var matched: Match
  /// The moment of the index that was searched; it has the id of the index.
  public var moment: IndexMoment
  /// What was left out of the query, or cut short, and why.
  public var notes: [String]
  /// Where the next page begins, for hits sorted by id, if there is one.
  public var next: String?
  /// How many matches have which values, in the order asked for.
  public var facets: [FacetCounts]
  /// Where nothing was found, what would find something.
  public var help: QueryHelp?

  /// Makes the result of a search.
  public init(
    hits: [Hit], total: Int, matched: Match, moment: IndexMoment, notes: [String] = [], next: String? = nil,
    facets: [FacetCounts] = [], help: QueryHelp? = nil
  ) {
    self.hits = hits
    self.total = total
    self.matched = matched
    self.moment = moment
    self.notes = notes
    self.next = next
    self.facets = facets
    self.help = help
  }
}
