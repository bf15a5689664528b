public import ShirabeModel

/// An engine that can say what keeps an article from being found.
public protocol Explaining: SearchEngine {
  /// What of a query does not hold for an article; nil if there is no article with the id.
  func whyNot(_ query: SearchQuery, id: String, until interruption: Interruption) throws(SearchError) -> WhyNotReply?
}
