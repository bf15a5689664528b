public import ShirabeModel

/// What to search for and what to tell of it.
public struct SearchRequest: Sendable {
  /// What is searched for.
  public var query: SearchQuery
  /// Which hits to tell of, and what of each.
  public var page: HitPage
  /// What the articles must be newer than; nil for all articles.
  public var since: IndexMoment?

  /// Asks for a page of what a query finds.
  public init(_ query: SearchQuery, page: HitPage = HitPage(), since: IndexMoment? = nil) {
    self.query = query
    self.page = page
    self.since = since
  }

  /// Asks for a page of what a query finds that is still to be read.
  ///
  /// - Throws: ``SearchError/query(_:)`` where the query cannot be read or is too long.
  public init(
    query: String, match: Match = .all, sort: Sort = .relevance, offset: Int = 0,
    limit: Int = PageParameters.defaultLimit, after: String? = nil, parts: HitPage.Parts = [.header, .snippets]
  ) throws(SearchError) {
    self.init(
      try SearchQuery(query, match: match),
      page: HitPage(sort: sort, offset: offset, limit: limit, after: after, parts: parts))
  }
}
