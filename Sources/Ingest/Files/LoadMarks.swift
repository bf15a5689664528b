import ShirabeArticles
import ShirabeSQLite

/// Keeps how far the load of each large file has come, and knows where interrupted ones came to.
///
/// A file that ends before the first mark is due leaves none, and an index that nothing was ever kept of gets no database for it.
struct LoadMarks {
  private let writer: IndexWriter
  private let settings: String
  /// Bytes of a file from mark to mark.
  private let byteCount: Int
  private let fromStart: Bool
  private var inputs: InputDatabase?
  /// The file that is loaded; nil where it cannot be marked.
  private var mark: LoadMark?
  private var hasMark = false
  private var ids: [(id: String, line: Int)] = []
  /// Articles since the last time that kept files were told of them.
  private var given: [String] = []

  /// Makes marks for the loads of one run.
  ///
  /// - Parameters:
  ///   - settings: What files are read by; a load by others begins anew.
  ///   - byteCount: Bytes of text that a shard commits at a time.
  ///   - fromStart: Whether marks of before are not minded.
  init(_ writer: IndexWriter, settings: String, byteCount: Int, fromStart: Bool) throws(IndexError) {
    self.writer = writer
    self.settings = settings
    let (product, overflow) = byteCount.multipliedReportingOverflow(by: writer.shardCount)
    self.byteCount = overflow ? Int.max : product
    self.fromStart = fromStart
    inputs = try InputDatabase.existing(of: writer)
  }

  /// Turns to a file; gives the mark that an interrupted load of it left, and the ids of what was loaded with their lines.
  mutating func begin(
    _ file: InputFile
  ) throws(IndexError) -> (mark: LoadMark, ids: [(id: String, line: Int)])? {
    mark = nil
    hasMark = false
    ids = []
    // Smaller files have no mark to find: their heads need not be read.
    guard file.format == .jsonLines, let stamp = file.stamp, stamp.byteCount > 0,
      let path = try? RealPath.of(file.path),
      let head = try? FileDigest(of: file, maximumByteCount: LoadMark.headByteCount)
    else { return nil }
    let start = LoadMark(path: path, stamp: stamp, head: head, settings: settings)
    mark = start
    guard let found = try inputs?.mark(of: start), !fromStart else { return nil }
    mark = found.mark
    hasMark = true
    return found
  }

  /// Takes note of an article that is about to be added.
  mutating func note(_ id: String, line: Int?) throws(IndexError) {
    if mark != nil, let line { ids.append((id, line)) }
    guard let inputs else { return }
    given.append(id)
    guard given.count >= 1000 else { return }
    try inputs.release(given)
    given = []
  }

  /// Commits and marks, if a mark is due.
  mutating func update(_ loader: any ArticleLoader) throws(IndexError) {
    // Of a compressed file what it holds counts, since that is what a kill would cost.
    guard let mark, let position = loader.position, position.byteOffset - mark.position.byteOffset >= byteCount else {
      return
    }
    try keep(mark, loader)
  }

  /// Leaves the file: with a mark where its load was interrupted, without where it is loaded.
  mutating func end(_ loader: any ArticleLoader, isInterrupted: Bool) throws(IndexError) {
    guard let mark else { return }
    if isInterrupted {
      if loader.consumedByteCount > 0 { try keep(mark, loader) }
      return
    }
    self.mark = nil
    guard hasMark || (fromStart && inputs != nil) else { return }
    // The mark outlives the load until all of it is on the disk.
    try writer.commit()
    try inputs?.removeMark(of: mark.path)
  }

  /// Closes what is open.
  mutating func close() throws(IndexError) {
    guard let inputs else { return }
    try inputs.release(given)
    given = []
    try inputs.close()
  }

  private mutating func keep(_ mark: LoadMark, _ loader: any ArticleLoader) throws(IndexError) {
    guard let position = loader.position, position != mark.position else { return }
    try writer.commit()
    let database: InputDatabase
    if let inputs { database = inputs } else { database = try InputDatabase(of: writer) }
    inputs = database
    var mark = mark
    mark.position = position
    mark.consumedByteCount = loader.consumedByteCount
    try database.keep(mark, ids: ids, isFirst: !hasMark)
    hasMark = true
    ids = []
    self.mark = mark
  }
}
