/// Which of the articles found a reply carries, in what order, and what it says of each: what `search` and `similar`
/// have in common.
public struct PageParameters: Equatable, Sendable {
  /// The most hits in one reply.
  public static let maximumLimit = 1000
  /// How deep `offset` may page.
  public static let maximumDepth = 10_000
  /// How many snippets a hit may carry.
  public static let snippetCounts = 1...10
  /// How long a snippet may be, in letters.
  public static let snippetLetterCounts = 20...1000
  /// How many hits a reply has where nothing else is asked for.
  public static let defaultLimit = 10
  /// How long a snippet is where nothing else is asked for, in letters.
  public static let defaultSnippetLetters = 120

  /// The most hits wanted.
  public var limit: Int
  /// How many hits to pass over.
  public var offset: Int
  /// The `next` of the reply before; only with `sort` id.
  public var after: String?
  /// The order of hits.
  public var sort: Sort
  /// The members a hit shall carry, besides those that parameters of their own ask for.
  public var fields: Set<HitField>
  /// How many snippets a hit shall carry in its member `snippets`; nil for none but `snippet`.
  public var snippets: Int?
  /// The most letters of a snippet.
  public var snippetLetters: Int
  /// What offsets count.
  public var offsetUnit: OffsetUnit
  /// Whether a hit shall carry every place that matched.
  public var positions: Bool
  /// What to count over all matches, each once.
  public var facets: [Facet]
  /// Whether a hit shall say why it has its score.
  public var explain: Bool
  /// Whether articles of nearly the same body are one hit, which names the others; not with sort id.
  public var collapseDuplicates: Bool
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(
    limit: Int = PageParameters.defaultLimit, offset: Int = 0, after: String? = nil,
    sort: Sort = .relevance, fields: Set<HitField> = HitField.defaults, snippets: Int? = nil,
    snippetLetters: Int = PageParameters.defaultSnippetLetters, offsetUnit: OffsetUnit = .utf8, positions: Bool = false,
    facets: [Facet] = [], explain: Bool = false, collapseDuplicates: Bool = false,
    timeoutMilliseconds: Int? = nil
  ) {
    self.limit = limit
    self.offset = offset
    self.after = after
    self.sort = sort
    self.fields = fields
    self.snippets = snippets
    self.snippetLetters = snippetLetters
    self.offsetUnit = offsetUnit
    self.positions = positions
    self.facets = facets
    self.explain = explain
    self.collapseDuplicates = collapseDuplicates
    self.timeoutMilliseconds = timeoutMilliseconds
  }
}
