public import ShirabeQuery
public import ShirabeWire

/// Why a search has no answer.
public enum SearchError: Error, Sendable {
  /// The query cannot be searched.
  case query(QueryError)
  /// The index cannot be read.
  case index(IndexError)
  /// The index is another than the one that is asked about, or has not come so far.
  case history(asked: IndexMoment, actual: IndexMoment)
  /// It was ended before it was done.
  case interrupted(Interruption.Reason)
}
