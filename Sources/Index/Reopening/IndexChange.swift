/// What became of the index under a running searcher.
public enum IndexChange: Sendable, Equatable {
  /// Another one was put in its place, or the same again, and is searched from now on.
  case reopened(indexId: String)
  /// It is gone, or what was put in its place cannot be searched.
  case lost(IndexError)
}
