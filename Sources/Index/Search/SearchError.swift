public import ShirabeQuery

/// Why a search has no answer.
public enum SearchError: Error, Sendable {
  /// The query cannot be searched.
  case query(QueryError)
  /// The index cannot be read.
  case index(IndexError)
}
