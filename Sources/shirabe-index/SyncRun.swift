import ShirabeArticles
import ShirabeSQLite

/// One run over synced folders: it opens the index, brings it in step and closes it.
final class SyncRun {
  private let path: String
  private let load: LoadOptions
  private let settings: SyncSettings
  private var summary: SyncSummary
  private var progress = ProgressLine(totalByteCount: 0)
  private var articleCount = 0
  private var leftOutIds: [String] = []

  private let namesIndexes: Bool

  /// Makes a run.
  ///
  /// - Parameter namesIndexes: Whether indexes that lie in the folders, which are passed over, are named.
  init(path: String, load: LoadOptions, settings: SyncSettings, namesIndexes: Bool = true) {
    self.namesIndexes = namesIndexes
    self.path = path
    self.load = load
    self.settings = settings
    summary = SyncSummary(index: path)
  }

  /// Brings the index in step with folders; what is refused is named on standard error at once.
  ///
  /// - Parameters:
  ///   - folders: Each with what is looked at of it, and which of its files are being written to.
  ///   - willRead: Called with a folder's place in `folders` and the path of each folder in it before that is read.
  func run(
    _ folders: [(path: String, scope: FolderSync.Scope, growing: Set<BytewiseString>)],
    willRead: @escaping (_ folder: Int, _ path: String) -> Void = { _, _ in }
  ) throws(IndexError) -> SyncSummary {
    let writer = try IndexWriter(
      path: path, shardCount: load.shards, batchByteCount: load.batchBytes, leavesOutDuplicates: load.skipDuplicates)
    let inputs = try InputDatabase(of: writer)
    let sync = FolderSync(
      writer, inputs, settings: settings, isInterrupted: { Interruption.signal != nil },
      report: { [unowned self] in take($0) })
    for (number, folder) in folders.enumerated() {
      try sync.run(
        folder: folder.path, scope: folder.scope, growing: folder.growing, willRead: { willRead(number, $0) })
      noteDuplicates(writer)
    }
    summary.files = sync.totals
    summary.articles = try writer.finish()
    noteDuplicates(writer)
    // The other article may change or go while the file stays as it is.
    try inputs.readAgain(filesOf: leftOutIds)
    try inputs.close()
    summary.signal = Interruption.signal
    summary.seconds = progress.end()
    return summary
  }

  /// Names the articles whose bodies others have; they are no failure.
  private func noteDuplicates(_ writer: IndexWriter) {
    for duplicate in writer.takeDuplicates() {
      let note = IndexingSummary.Duplicate(duplicate)
      say(note.text)
      summary.duplicates.append(note)
      if duplicate.isLeftOut { leftOutIds.append(duplicate.id) }
    }
  }

  private func take(_ event: SyncEvent) {
    switch event {
    case .refused(let origin, let reason):
      say("\(origin): \(reason)")
      summary.refusals.append(IndexingSummary.Remark(path: origin.path, line: origin.line, reason: reason))
    case .warning(let warning):
      say(warning.description)
      summary.warnings.append(IndexingSummary.Remark(path: warning.origin.path, line: nil, reason: warning.reason))
    case .repeated(let source, let lines):
      let repetition = IndexingSummary.Repetition(source: source, lines: lines)
      say(repetition.text)
      summary.repetitions.append(repetition)
    case .isIndex(let path):
      if namesIndexes { say(IndexingSummary.isIndex(path)) }
    case .progress:
      articleCount += 1
      progress.update(articles: articleCount)
    }
  }

  private func say(_ message: String) {
    progress.clear()
    StandardStreams.writeError("shirabe-index: \(Printable.line(message))")
  }
}
