/// What a source does whose articles are never replaced.
extension EngineSource {
  /// Tells of nothing.
  public func observe(_ observer: @escaping @Sendable (EngineChange) -> Void) {}

  /// Lets go of nothing.
  public func letGoOfReplaced() {}
}
