/// What became of the files of a run, and of the articles in them; what became of the articles in the index the writer tells.
package struct FileTotals: Sendable, Equatable {
  /// Files that were read.
  package internal(set) var readFiles = 0
  /// Those of them that no sync had met before.
  package internal(set) var newFiles = 0
  /// Files as they were, told by their stamps or their bytes.
  package internal(set) var unchangedFiles = 0
  /// Files under other paths than before; their articles were left as they are.
  package internal(set) var renamedFiles = 0
  /// Files that are gone.
  package internal(set) var goneFiles = 0
  /// Unchanged files that something was refused of when they were read.
  package internal(set) var refusedBeforeFiles = 0
  /// Files whose names tell no format that is known.
  package internal(set) var passedOverFiles = 0
  /// Articles that were read.
  package internal(set) var articles = 0
  /// Bytes of the files that were read.
  package internal(set) var byteCount = 0
}
