/// The result of `search`.
public struct SearchReply: Equatable, Sendable {
  /// The articles of this page, in order.
  public var hits: [SearchHit]
  /// How many articles match in all; exact.
  public var total: Int
  /// How the words were combined in the end: never `auto`.
  public var matched: Match
  /// How long the search took in the daemon.
  public var tookMicroseconds: Int
  /// The state of the index that was searched; grows with every committed change.
  public var generation: Int
  /// The id of that index, where articles newer than a generation were asked for.
  public var indexId: String?
  /// What to pass as `after` for the next page, where there is one.
  public var next: String?
  /// What of the query was left out, and such.
  public var notes: [String]?
  /// The counts of the facets asked for, over all matches.
  public var facets: [FacetCounts]?
  /// Where nothing was found: what each term of the query finds alone.
  public var terms: [TermCount]?
  /// Where nothing was found: queries near to this one that find something.
  public var suggestions: [QuerySuggestion]?

  /// Makes a result.
  public init(
    hits: [SearchHit], total: Int, matched: Match, tookMicroseconds: Int, generation: Int, indexId: String? = nil,
    next: String? = nil, notes: [String]? = nil, facets: [FacetCounts]? = nil, terms: [TermCount]? = nil,
    suggestions: [QuerySuggestion]? = nil
  ) {
    self.hits = hits
    self.total = total
    self.matched = matched
    self.tookMicroseconds = tookMicroseconds
    self.generation = generation
    self.indexId = indexId
    self.next = next
    self.notes = notes
    self.facets = facets
    self.terms = terms
    self.suggestions = suggestions
  }
}
