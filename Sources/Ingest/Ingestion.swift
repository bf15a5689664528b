import Glibc
import ShirabeArticles
package import ShirabeSQLite

/// A run that reads inputs into an index: the same whether files are named, folders are kept in step or watched.
///
/// What differs is where files come from and how account is kept of them, see ``IngestSource``. Here is what does not: which articles
/// are taken, ids that come twice, bodies that others have, refusals, and what it all came to.
///
/// One thread may use it.
package final class Ingestion {
  /// How inputs are read.
  let settings: IngestSettings
  /// What articles are given to.
  let writer: IndexWriter
  /// What the run has come to so far.
  var summary: IngestSummary
  private let isSignalled: () -> Bool
  private let report: (IngestEvent) -> Void
  private var start = ContinuousClock.now
  private var seen = SeenIds()
  /// Bytes of the files that are done with, in this run or before.
  private var byteCount = 0

  /// Opens the index in a folder, or makes it.
  ///
  /// - Parameters:
  ///   - isInterrupted: Asked between articles; where it says so, what was read is written and no more is read.
  ///   - report: Is told of refusals, progress and whatever people may want to know of.
  /// - Throws: What ``IndexWriter`` throws.
  package init(
    path: String, settings: IngestSettings, isInterrupted: @escaping () -> Bool,
    report: @escaping (IngestEvent) -> Void
  ) throws(IndexError) {
    writer = try IndexWriter(
      path: path, shardCount: settings.shardCount, batchByteCount: settings.batchByteCount,
      leavesOutDuplicates: settings.leavesOutDuplicates)
    self.settings = settings
    isSignalled = isInterrupted
    self.report = report
    summary = IngestSummary(index: writer.path)
  }

  /// Whether a signal came.
  var isInterrupted: Bool { isSignalled() }

  /// Whether nothing more is to be taken.
  var isStopped: Bool { isSignalled() || (settings.isStrict && !summary.refusals.isEmpty) }

  /// Reads all that a source has.
  func read(_ source: inout some IngestSource) throws(IndexError) {
    try source.begin(in: self)
    while !isStopped, let file = try source.next(in: self) { try read(file, of: &source) }
    try source.finish(in: self)
    noteDuplicates()
  }

  /// Writes everything and closes the index.
  ///
  /// - Parameter close: Closes what else is open; the time that it takes counts.
  func finish(_ close: () throws(IndexError) -> Void = {}) throws(IndexError) -> IngestSummary {
    summary.isInterrupted = isInterrupted
    summary.articles = try writer.finish()
    noteDuplicates()
    try close()
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    summary.seconds = Double(seconds) + Double(attoseconds) / 1e18
    report(.ends)
    return summary
  }

  /// Takes what was found, and says how much there is to read: how long it took to find it does not count.
  func begin(_ list: InputList) {
    start = .now
    report(.begins(byteCount: list.byteCount))
    note(list)
  }

  /// Tells of what a walk passed over or could not look at.
  func note(_ list: InputList) {
    for path in list.indexFolders { tell(.isIndex(path: path)) }
    for refusal in list.refusals { refuse(refusal) }
    summary.files.passedOverFiles += list.unknownCount
  }

  /// Says what happened, and keeps it for the summary.
  func tell(_ event: IngestEvent) {
    summary.note(event)
    report(event)
  }

  /// Says that an input is not taken.
  func refuse(_ refusal: LoadError) { tell(.refused(refusal.origin, reason: refusal.error.description)) }

  /// Names the articles whose bodies others have, as far as that is known.
  func noteDuplicates() {
    for article in writer.takeDuplicates() { tell(.duplicate(article)) }
  }

  /// Whether nothing is wrong with what is refused: the user would no longer wait for it, or it is not there any more and that
  /// is nothing to be told of.
  func isPassedOver(_ error: ArticleError) -> Bool {
    switch error {
    case .interrupted: true
    case .unreadable(errno: ENOENT), .replaced: !settings.refusesVanished
    default: false
    }
  }

  private func read(_ pending: PendingFile, of source: inout some IngestSource) throws(IndexError) {
    summary.files.readFiles += 1
    seen.begin(pending.file)
    for (id, line) in pending.passedIds { _ = seen.note(id, line: line) }
    var loader = pending.file.loader(settings: pending.settings, from: pending.position)
    var isWhole = true
    /// What is refused of a file that is being written to: more may come after it, or it is the torn end.
    var held: LoadResult?
    while !isStopped, let result = loader.next() {
      if let result = held.take() { try take(result, for: &source) }
      if case .refused(let refusal) = result {
        if refusal.error.isOfSystem { isWhole = false }
        if isPassedOver(refusal.error) { continue }
        if pending.isGrowing {
          held = result
          continue
        }
      }
      try take(result, for: &source)
      try source.advance(loader, in: self)
      report(.progress(articles: summary.files.articles, byteCount: byteCount + loader.consumedByteCount))
    }
    byteCount += loader.consumedByteCount
    summary.files.byteCount += loader.consumedByteCount - pending.passedByteCount
    try source.endFile(loader, isWhole: isWhole && held == nil && !isStopped, in: self)
  }

  private func take(_ result: LoadResult, for source: inout some IngestSource) throws(IndexError) {
    switch result {
    case .warning(let warning): tell(.warning(warning))
    case .refused(let refusal):
      source.noteRefusal(isToBeReadAgain: false)
      refuse(refusal)
    case .article(let article, let origin):
      if let (reason, isOfOtherFile) = try conflict(article.id, line: origin.line, of: source) {
        // The other file may change while this one stays as it is.
        source.noteRefusal(isToBeReadAgain: isOfOtherFile)
        return tell(.refused(origin, reason: "\(reason); give each article an id of its own"))
      }
      summary.files.articles += 1
      try source.take(article, line: origin.line, in: self)
    }
  }

  /// Why an id cannot be this article's: it came before in this run, or is that of another file which is not read now.
  private func conflict(
    _ id: String, line: Int?, of source: some IngestSource
  ) throws(IndexError) -> (reason: String, isOfOtherFile: Bool)? {
    if let before = seen.note(id, line: line) {
      return ("the id \"\(id)\" came before in this run, at \(before.origin)", !before.isOfSameFile)
    }
    return try source.owner(of: id).map { path in
      (reason: "the id \"\(id)\" is that of an article in \(path)", isOfOtherFile: true)
    }
  }
}
