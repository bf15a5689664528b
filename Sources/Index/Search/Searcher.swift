public import ShirabeArticles
public import ShirabeWire

/// Something that answers searches: shards of SQLite today.
///
/// A searcher blocks while it works and belongs to one thread at a time; whoever serves many clients opens several.
///
/// Every answer ends with ``SearchError/interrupted(_:)`` soon after the ``Interruption`` says so, and the next is as good as
/// if there had been none.
public protocol Searcher {
  /// Finds articles.
  func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult

  /// Finds articles like one; nil if there is no article with the id.
  func similar(
    to id: String, _ request: SearchRequest, until interruption: Interruption
  ) throws(SearchError) -> SearchResult?

  /// What keeps an article from being found; nil if there is no article with the id.
  func whyNot(
    query: String, match: Match, id: String, until interruption: Interruption
  ) throws(SearchError) -> WhyNotReply?

  /// How many articles match: the total of the same search.
  func count(query: String, match: Match, until interruption: Interruption) throws(SearchError) -> Int

  /// The article with an id, as it was given, or nil.
  func article(id: String, until interruption: Interruption) throws(SearchError) -> Article?

  /// How what was typed so far may go on: at most so many titles and words, those in the most articles first.
  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(SearchError) -> [Completion]

  /// The values of a field that begin so once both are folded; at most so many, those of the most articles first.
  func suggest(
    _ field: KeywordField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(SearchError) -> [Completion]

  /// What the index is at the moment. What is damaged is no error: the status tells of it.
  func status(until interruption: Interruption) throws(SearchError) -> IndexStatus
}

/// Opens searchers that share what can be shared.
public protocol SearcherSource: Sendable {
  /// A new searcher, for one thread.
  func openSearcher() throws(IndexError) -> any Searcher

  /// Has somebody told of each change of the index once, on whatever thread notices it.
  func observe(_ observer: @escaping @Sendable (IndexChange) -> Void)

  /// Looks whether the index was replaced, and has searchers that have nothing to do let go of the old one.
  func letGoOfReplaced()
}
