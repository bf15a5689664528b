public import ShirabeArticles
public import ShirabeWire

/// The same for who waits as long as it takes.
extension Searcher {
  /// Finds articles.
  public func search(_ request: SearchRequest) throws(SearchError) -> SearchResult {
    try search(request, until: .never)
  }

  /// Finds articles like one; nil if there is no article with the id.
  public func similar(to id: String, _ request: SearchRequest) throws(SearchError) -> SearchResult? {
    try similar(to: id, request, until: .never)
  }

  /// What keeps an article from being found; nil if there is no article with the id.
  public func whyNot(query: String, match: Match, id: String) throws(SearchError) -> WhyNotReply? {
    try whyNot(query: query, match: match, id: id, until: .never)
  }

  /// How many articles match: the total of the same search.
  public func count(query: String, match: Match) throws(SearchError) -> Int {
    try count(query: query, match: match, until: .never)
  }

  /// The article with an id, as it was given, or nil.
  public func article(id: String) throws(SearchError) -> Article? { try article(id: id, until: .never) }

  /// How what was typed so far may go on: at most so many titles and words, those in the most articles first.
  public func suggest(prefix: String, limit: Int) throws(SearchError) -> [Completion] {
    try suggest(prefix: prefix, limit: limit, until: .never)
  }

  /// Values of a field that begin so: at most so many, those in the most articles first.
  public func suggest(_ field: KeywordField, prefix: String, limit: Int) throws(SearchError) -> [Completion] {
    try suggest(field, prefix: prefix, limit: limit, until: .never)
  }

  /// What the index is at the moment.
  public func status() throws(SearchError) -> IndexStatus { try status(until: .never) }
}
