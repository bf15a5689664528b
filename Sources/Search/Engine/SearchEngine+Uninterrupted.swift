public import ShirabeArticles
public import ShirabeModel

/// The same for who waits as long as it takes, or has a query as it was written.
extension SearchEngine {
  /// Finds articles.
  public func search(_ request: SearchRequest) throws(SearchError) -> SearchResult {
    try search(request, until: .never)
  }

  /// How many articles a query finds that is still to be read.
  public func count(
    query: String, match: Match, until interruption: Interruption = .never
  ) throws(SearchError) -> Int {
    try count(SearchQuery(query, match: match), until: interruption)
  }

  /// The article with an id, as it was given, or nil.
  public func article(id: String) throws(SearchError) -> Article? { try article(id: id, until: .never) }

  /// What the engine holds at the moment.
  public func status() throws(SearchError) -> IndexStatus { try status(until: .never) }
}

extension MoreLikeThis {
  /// Finds articles like one; nil if there is no article with the id.
  public func similar(to id: String, _ page: HitPage) throws(SearchError) -> SearchResult? {
    try similar(to: id, page, until: .never)
  }
}

extension Explaining {
  /// What keeps an article from being found by a query that is still to be read; nil if there is no article with the id.
  public func whyNot(
    query: String, match: Match, id: String, until interruption: Interruption = .never
  ) throws(SearchError) -> WhyNotReply? {
    try whyNot(SearchQuery(query, match: match), id: id, until: interruption)
  }
}

extension Completing {
  /// At most `limit` titles and words that begin with the prefix, those in the most articles first.
  public func suggest(prefix: String, limit: Int) throws(SearchError) -> [Completion] {
    try suggest(prefix: prefix, limit: limit, until: .never)
  }

  /// At most `limit` values of a field that begin so, those of the most articles first.
  public func suggest(_ field: KeywordField, prefix: String, limit: Int) throws(SearchError) -> [Completion] {
    try suggest(field, prefix: prefix, limit: limit, until: .never)
  }
}
