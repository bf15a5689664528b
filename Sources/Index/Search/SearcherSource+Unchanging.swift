/// What a source does whose index never changes.
extension SearcherSource {
  /// Tells of nothing.
  public func observe(_ observer: @escaping @Sendable (IndexChange) -> Void) {}

  /// Lets go of nothing.
  public func letGoOfReplaced() {}
}
