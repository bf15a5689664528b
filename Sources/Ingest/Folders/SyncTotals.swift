/// What became of the files of synced folders; what became of their articles the writer tells.
package struct SyncTotals: Sendable, Equatable {
  /// Files that were read.
  package var readFiles = 0
  /// Those of them that no sync had met before.
  package var newFiles = 0
  /// Files as they were, told by their stamps or their bytes.
  package var unchangedFiles = 0
  /// Files under other paths than before; their articles were left as they are.
  package var renamedFiles = 0
  /// Files that are gone.
  package var goneFiles = 0
  /// Unchanged files that something was refused of when they were read.
  package var refusedBeforeFiles = 0
  /// Files whose names tell no format that is known.
  package var passedOverFiles = 0
  /// Articles that were read.
  package var articles = 0
  /// Bytes of the files that were read.
  package var byteCount = 0

  /// Creates totals of nothing.
  package init() {}
}
