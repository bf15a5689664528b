/// An engine that finds articles about the same as another.
public protocol MoreLikeThis: SearchEngine {
  /// Finds articles like one; nil if there is no article with the id.
  func similar(to id: String, _ page: HitPage, until interruption: Interruption) throws(SearchError) -> SearchResult?
}
