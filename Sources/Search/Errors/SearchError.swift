public import ShirabeModel
public import ShirabeQuery

/// Why a search has no answer.
public enum SearchError: Error, Sendable {
  /// The query cannot be searched.
  case query(QueryError)
  /// The engine cannot answer this kind of question: what it was asked for.
  case unsupported(String)
  /// The engine cannot answer at the moment.
  case engine(EngineFailure)
  /// What is searched is another index than the one that is asked about, or has not come so far.
  case history(asked: IndexMoment, actual: IndexMoment)
  /// It was ended before it was done.
  case interrupted(Interruption.Reason)
}
