package import ShirabeArticles
package import ShirabeSQLite

/// What a run came to.
package struct IngestSummary: Sendable {
  /// What was said of an input.
  package struct Remark: Sendable {
    /// The input.
    package let origin: Origin
    /// What is wrong with it.
    package let reason: String
  }

  /// Lines that were left out since many articles of a source have them.
  package struct Repetition: Sendable {
    /// The folder whose files have them.
    package let source: String
    /// The lines, the most frequent first.
    package let lines: [String]
  }

  /// The folder of the index.
  package internal(set) var index: String
  /// What became of the files.
  package internal(set) var files = FileTotals()
  /// What became of their articles.
  package internal(set) var articles = WriteTotals()
  /// How long it took.
  package internal(set) var seconds = 0.0
  /// What was refused in this run.
  package private(set) var refusals = BoundedList<Remark>()
  /// Files that were taken although some bytes could not be read.
  package private(set) var warnings = BoundedList<Remark>()
  /// Articles that were read in this run and whose bodies others have.
  package private(set) var duplicates = BoundedList<DuplicateArticle>()
  /// What is left out by counting, where it was counted in this run.
  package private(set) var repetitions: [Repetition] = []
  /// Whether a signal ended the run before its end.
  package internal(set) var isInterrupted = false

  /// Makes a summary of nothing.
  init(index: String) { self.index = index }

  /// Whether something is not in the index that was given.
  package var hasRefusals: Bool { !refusals.isEmpty || files.refusedBeforeFiles > 0 }

  /// Whether there is nothing to tell of.
  package var isIdle: Bool {
    !articles.hasChanges && files.renamedFiles == 0 && refusals.isEmpty && warnings.isEmpty && repetitions.isEmpty
  }

  /// Keeps what is to be told in the end as well.
  mutating func note(_ event: IngestEvent) {
    switch event {
    case .refused(let origin, let reason): refusals.append(Remark(origin: origin, reason: reason))
    // It is of the file, whatever line it was met in.
    case .warning(let warning):
      warnings.append(Remark(origin: Origin(path: warning.origin.path), reason: warning.reason))
    case .repeated(let source, let lines): repetitions.append(Repetition(source: source, lines: lines))
    case .duplicate(let article): duplicates.append(article)
    case .begins, .isIndex, .resuming, .progress, .ends: break
    }
  }
}
