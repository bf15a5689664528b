public import ShirabeModel

/// Which hits of a search to tell of, and what to tell of each.
public struct HitPage: Sendable {
  /// What a hit carries besides its score.
  public struct Parts: OptionSet, Sendable {
    /// The set as bits.
    public let rawValue: Int
    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// The article's title, date, source and so on.
    public static let header = Parts(rawValue: 1)
    /// The best stretches of the body, with the matches in them.
    public static let snippets = Parts(rawValue: 2)
    /// Where the matches are in title and body.
    public static let positions = Parts(rawValue: 4)
    /// How the score came about.
    public static let explanation = Parts(rawValue: 8)
  }

  /// The order of hits.
  public var sort = Sort.relevance
  /// How many hits to pass over.
  public var offset = 0
  /// The most hits to return.
  public var limit = PageParameters.defaultLimit
  /// The id to go on after, for ``Sort/id``.
  public var after: String?
  /// What a hit carries.
  public var parts: Parts = [.header, .snippets]
  /// The most snippets of a hit.
  public var snippetCount = 1
  /// The most letters of a snippet.
  public var snippetLetterCount = PageParameters.defaultSnippetLetters
  /// What matches in snippets and positions are counted in.
  public var offsetUnit = OffsetUnit.utf8
  /// What to count all matches by.
  public var facets: [Facet] = []
  /// Whether articles of nearly the same body are one hit: the first of them in the order of hits, with the others named.
  ///
  /// Only the best ``collapseDepth`` matches are looked at, the same whatever the page; there are no hits beyond. Offset and
  /// limit count the hits that are left. In the order of ids, which walks all matches, nothing is collapsed.
  public var collapsesDuplicates = false

  /// How many matches are looked at to collapse duplicates.
  public static let collapseDepth = 10_000

  /// Makes a page; by default the first, best hits first.
  public init(
    sort: Sort = .relevance, offset: Int = 0, limit: Int = PageParameters.defaultLimit, after: String? = nil,
    parts: Parts = [.header, .snippets]
  ) {
    self.sort = sort
    self.offset = offset
    self.limit = limit
    self.after = after
    self.parts = parts
  }

  /// The page whose hits are collapsed to those of this one; itself where nothing is collapsed.
  package var ranked: HitPage {
    guard collapsesDuplicates, sort != .id, limit > 0 else { return self }
    var ranked = self
    (ranked.offset, ranked.limit) = (0, HitPage.collapseDepth)
    return ranked
  }
}
