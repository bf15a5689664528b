public import ShirabeArticles
public import ShirabeModel

/// Something that answers searches: the port that every engine is asked through.
///
/// A question carries a query that has been read, and no answer tells where or how the engine keeps its articles. What an
/// engine can do besides is said by the protocols that it conforms to: ``Completing``, ``Explaining``, ``MoreLikeThis``,
/// ``ChangeFeed``. What it cannot do of a question it refuses by ``SearchError/unsupported(_:)``.
///
/// An engine blocks while it works and belongs to one thread at a time; whoever serves many clients opens several.
///
/// Every answer ends with ``SearchError/interrupted(_:)`` soon after the ``Interruption`` says so, and the next is as good as
/// if there had been none.
public protocol SearchEngine {
  /// Finds articles.
  func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult

  /// How many articles match: the total of the same search.
  func count(_ query: SearchQuery, until interruption: Interruption) throws(SearchError) -> Int

  /// The article with an id, as it was given, or nil.
  func article(id: String, until interruption: Interruption) throws(SearchError) -> Article?

  /// What the engine holds at the moment. What is damaged is no error: the status tells of it.
  func status(until interruption: Interruption) throws(SearchError) -> IndexStatus
}
