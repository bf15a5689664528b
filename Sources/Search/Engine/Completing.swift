public import ShirabeModel

/// An engine that knows how what was typed so far may go on.
public protocol Completing: SearchEngine {
  /// At most `limit` titles and words that begin with the prefix, those in the most articles first.
  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(SearchError) -> [Completion]

  /// At most `limit` values of a field that begin so once both are folded, those of the most articles first.
  func suggest(
    _ field: KeywordField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(SearchError) -> [Completion]
}
