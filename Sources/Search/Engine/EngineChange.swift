/// What became of the articles that a running engine searches.
public enum EngineChange: Sendable, Equatable {
  /// Others were put in their place, or the same again, and are searched from now on.
  case reopened(indexId: String)
  /// They are gone, or what was put in their place cannot be searched.
  case lost(EngineFailure)
}
