import ShirabeArticles
import ShirabeSQLite

/// Articles that are committed together, and the files that they are of.
struct SyncBatch {
  /// A file that is read.
  struct File {
    var beginning: InputDatabase.Beginning
    let digest: FileDigest?
    /// Whether it was read to its end.
    var hasEnded = false
    var state = InputRecord.State.settled
    var refusedCount = 0
    var isToBeReadAgain = false
  }

  /// Bytes of text that are gathered.
  private static let byteCountLimit = 8 << 20
  /// Files that are gathered.
  private static let fileCountLimit = 2000

  private(set) var articles: [(article: Article, file: Int)] = []
  var files: [File] = []
  private var byteCount = 0

  /// Whether it is large enough to be written.
  var isFull: Bool { byteCount >= SyncBatch.byteCountLimit || files.count >= SyncBatch.fileCountLimit }

  /// Takes an article of the file that was added last.
  mutating func append(_ article: Article) {
    articles.append((article, files.count - 1))
    byteCount += article.body.utf8.count
  }

  /// Notes that something of the file that was added last was refused.
  ///
  /// - Parameter again: Whether it is to be tried again though the file does not change.
  mutating func refuse(again: Bool = false) {
    files[files.count - 1].refusedCount += 1
    if again { files[files.count - 1].isToBeReadAgain = true }
  }

  /// Whether nothing of the file that was added last is entered or needs to be.
  var isLastFileUnknown: Bool {
    files.last?.beginning.row == nil && articles.last?.file != files.count - 1
  }

  /// Lets go of a file that was not read to its end.
  mutating func dropUnended() {
    if files.last?.hasEnded == false { files.removeLast() }
  }

  /// Notes that the file that was added last was read to its end.
  mutating func endFile(_ state: InputRecord.State) {
    let last = files.count - 1
    files[last].hasEnded = true
    files[last].state = files[last].isToBeReadAgain ? .pending : state
  }

  /// Writes it: first which articles are coming, then the articles, then which files are done with.
  ///
  /// What is left is the file that was not read to its end.
  mutating func write(to writer: IndexWriter, _ inputs: InputDatabase) throws(IndexError) {
    guard !files.isEmpty else { return }
    let rows = try inputs.begin(files.map(\.beginning), claims: articles.map { ($0.article.id, $0.file) })
    for (article, _) in articles { try writer.add(article) }
    var settlements: [InputDatabase.Settlement] = []
    for (file, row) in zip(files, rows) where file.hasEnded {
      let stale = try inputs.staleIds(of: row)
      for id in stale { _ = try writer.remove(id) }
      settlements.append(
        InputDatabase.Settlement(
          row: row, stamp: file.beginning.stamp, digest: file.digest, state: file.state,
          refusedCount: file.refusedCount, staleIds: stale))
    }
    try writer.commit()
    try inputs.settle(settlements)
    var unended = zip(files, rows).filter { !$0.0.hasEnded }
    for index in unended.indices { unended[index].0.beginning.row = unended[index].1 }
    files = unended.map(\.0)
    articles = []
    byteCount = 0
  }
}
