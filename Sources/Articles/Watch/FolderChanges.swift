/// What happened in watched folders.
public struct FolderChanges: Sendable, Equatable {
  /// The files that something happened to: for each root its number, and their paths relative to it.
  public var files: [Int: Set<String>] = [:]
  /// Whether folders came or went, or events were lost, so that only a walk can tell what there is.
  public var needsWalk = false

  /// Creates changes of nothing.
  public init() {}

  /// Whether nothing happened.
  public var isEmpty: Bool { files.isEmpty && !needsWalk }
}
