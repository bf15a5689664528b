import ShirabeArticles

/// What happened in watched folders.
struct FolderChanges: Sendable, Equatable {
  /// The files that something happened to: for each root its number, and their paths relative to it.
  var files: [Int: Set<BytewiseString>] = [:]
  /// Those files that somebody is writing to, or left open, as far as is known: their ends may be torn.
  var growing: [Int: Set<BytewiseString>] = [:]
  /// Whether folders came or went, or events were lost, so that only a walk can tell what there is.
  var needsWalk = false

  /// Creates changes of nothing.
  init() {}

  /// Whether there is nothing to be done.
  var isEmpty: Bool { files.isEmpty && !needsWalk }
}
