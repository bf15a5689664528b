/// What became of the files of synced folders; what became of their articles the writer tells.
public struct SyncTotals: Sendable, Equatable {
  /// Files that were read.
  public var readFiles = 0
  /// Those of them that no sync had met before.
  public var newFiles = 0
  /// Files as they were, told by their stamps or their bytes.
  public var unchangedFiles = 0
  /// Files under other paths than before; their articles were left as they are.
  public var renamedFiles = 0
  /// Files that are gone.
  public var goneFiles = 0
  /// Unchanged files that something was refused of when they were read.
  public var refusedBeforeFiles = 0
  /// Files whose names tell no format that is known.
  public var passedOverFiles = 0
  /// Articles that were read.
  public var articles = 0
  /// Bytes of the files that were read.
  public var byteCount = 0

  /// Creates totals of nothing.
  public init() {}
}
