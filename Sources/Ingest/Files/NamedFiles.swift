import ShirabeArticles
package import ShirabeSQLite

/// Files and folders that are named, all of which is read: articles are written as they come, and how far the load of a large file
/// has come is kept.
struct NamedFiles: IngestSource {
  private let list: InputList
  private var sources: SourceSettings
  private var marks: LoadMarks
  /// How many of the files were turned to.
  private var fileCount = 0

  /// Finds what there is at these paths.
  ///
  /// - Parameter fromStart: Whether large files are begun at their beginning, also where their load was interrupted before.
  init(_ paths: [String], fromStart: Bool, in run: Ingestion) throws(IndexError) {
    list = InputWalker.files(at: paths)
    sources = SourceSettings(list.files, run.settings)
    marks = try LoadMarks(
      run.writer, settings: run.settings.description, byteCount: run.settings.batchByteCount, fromStart: fromStart)
  }

  mutating func begin(in run: Ingestion) { run.begin(list) }

  mutating func next(in run: Ingestion) throws(IndexError) -> PendingFile? {
    guard fileCount < list.files.count else { return nil }
    let file = list.files[fileCount]
    fileCount += 1
    let found = try marks.begin(file)
    if let mark = found?.mark {
      run.tell(
        .resuming(
          path: file.path, line: mark.position.lineCount + 1,
          percent: mark.consumedByteCount * 100 / max(mark.stamp.byteCount, 1)))
    }
    return PendingFile(
      file: file, settings: sources.settings(of: file, tell: run.tell), position: found?.mark.position,
      passedByteCount: found?.mark.consumedByteCount ?? 0, passedIds: found?.ids ?? [])
  }

  /// No other file's: what is named is given by whoever names it.
  func owner(of id: String) -> String? { nil }

  mutating func take(_ article: Article, line: Int?, in run: Ingestion) throws(IndexError) {
    try marks.note(article.id, line: line)
    try run.writer.add(article)
    run.noteDuplicates()
  }

  /// Nothing: every file is read by every run.
  mutating func noteRefusal(isToBeReadAgain: Bool) {}

  mutating func advance(_ loader: any ArticleLoader, in run: Ingestion) throws(IndexError) { try marks.update(loader) }

  mutating func endFile(_ loader: any ArticleLoader, isWhole: Bool, in run: Ingestion) throws(IndexError) {
    // Strictness ends a run where its user has to mend something first; the file is then another.
    if run.summary.refusals.isEmpty || !run.settings.isStrict {
      try marks.end(loader, isInterrupted: run.isInterrupted)
    }
  }

  mutating func finish(in run: Ingestion) throws(IndexError) { try marks.close() }
}

extension Ingestion {
  /// Adds the articles of files and folders, and closes the index.
  ///
  /// - Parameter fromStart: Whether large files are begun at their beginning, also where their load was interrupted before.
  package func add(_ paths: [String], fromStart: Bool) throws(IndexError) -> IngestSummary {
    var files = try NamedFiles(paths, fromStart: fromStart, in: self)
    try read(&files)
    return try finish()
  }
}
