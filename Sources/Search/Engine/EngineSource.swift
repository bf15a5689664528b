/// Opens engines that share what can be shared.
public protocol EngineSource: Sendable {
  /// A new engine, for one thread.
  func openEngine() throws(EngineFailure) -> any SearchEngine

  /// Has somebody told of each change of what is searched once, on whatever thread notices it.
  func observe(_ observer: @escaping @Sendable (EngineChange) -> Void)

  /// Looks whether what is searched was replaced, and has engines that have nothing to do let go of the old.
  func letGoOfReplaced()
}
