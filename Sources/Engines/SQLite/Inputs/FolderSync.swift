import Glibc
public import ShirabeArticles

/// Brings an index in step with folders: adds what is new, updates what changed, removes what is gone.
///
/// A file is taken for unchanged where size, time and inode are those of before; where they are not, or where it was read
/// within two seconds of its last change, the hash of its bytes decides. A file that was renamed or moved within its folder
/// keeps its article, and the article its id, until another file takes the old path.
///
/// One thread may use it.
public final class FolderSync {
  /// Which files of a folder are looked at.
  public enum Scope: Sendable {
    /// All of them.
    case all
    /// Those at these paths, relative to the folder.
    case files(Set<BytewiseString>)
  }

  /// A file that was changed so shortly before it was read may change again within the steps of the file system's clock.
  private static let doubtNanoseconds: Int64 = 2_000_000_000

  /// What became of the files so far.
  public private(set) var totals = SyncTotals()

  private let writer: IndexWriter
  private let inputs: InputDatabase
  private let settings: SyncSettings
  private let isInterrupted: () -> Bool
  private let report: (SyncEvent) -> Void
  private var seen = SeenIds()
  /// The paths of files that were read, by their numbers in `seen`.
  private var readPaths: [String] = []
  private var batch = SyncBatch()
  private var hasRefused = false
  /// Files that are being written to, by their paths relative to the folder.
  private var growing: Set<BytewiseString> = []
  /// Files that are to be read or removed: what they own may become another's.
  private var openRows: Set<Int64> = []

  /// Makes a sync of an index that is open for writing.
  ///
  /// - Parameters:
  ///   - isInterrupted: Asked between articles; where it says so, what was read is written and no more is read.
  ///   - report: Is told of refusals and progress.
  public init(
    _ writer: IndexWriter, _ inputs: InputDatabase, settings: SyncSettings, isInterrupted: @escaping () -> Bool,
    report: @escaping (SyncEvent) -> Void
  ) {
    self.writer = writer
    self.inputs = inputs
    self.settings = settings
    self.isInterrupted = isInterrupted
    self.report = report
  }

  private var isStopped: Bool { isInterrupted() || (settings.isStrict && hasRefused) }

  /// Brings the index in step with one folder.
  ///
  /// - Parameters:
  ///   - folder: Its path.
  ///   - growing: Files that are being written to, by their paths relative to the folder: what is refused at the end of one
  ///     may be torn, so that it is not told of, and takes nothing out of the index.
  ///   - willRead: Called with the path of each folder before it is read.
  /// - Throws: ``IndexError`` where the index cannot be written.
  public func run(
    folder: String, scope: Scope = .all, growing: Set<BytewiseString> = [],
    willRead: @escaping (_ path: String) -> Void = { _ in }
  ) throws(IndexError) {
    guard !isStopped else { return }
    self.growing = growing
    let list: InputList
    let place: String
    do throws(Refusal) {
      place = try FolderSync.realPath(folder)
      list = try files(of: folder, scope, willRead)
    } catch {
      // Of a folder that cannot be looked at nothing is known, so that nothing of it is removed.
      return refuse(error.origin, error.error.description)
    }
    let (row, known) = try inputs.folder(place, settings: settings.description)
    if known != settings.description { try inputs.change(settings: settings.description, ofFolder: row) }
    for path in list.indexFolders { report(.isIndex(path: path)) }
    for refusal in list.refusals { refuse(refusal.origin, refusal.error.description) }
    totals.passedOverFiles += list.unknownCount
    var records = try records(of: row, scope)
    let sources = try SyncSources(list.files, records, folder: row, inputs, settings, counts: scope.isAll, report)
    if sources.hasNewLines { records = try self.records(of: row, scope) }
    let unread = Unread(list)
    var plan = SyncPlan(files: list.files, records: records, isHidden: unread.contains)
    let renames = plan.takeRenames { try? FileDigest(of: $0) }
    try settleUnread(plan.unchanged, renames)
    openRows = Set(plan.gone.map(\.row) + plan.doubted.map(\.record.row))
    // What has gone is removed last, unless it keeps out what comes.
    if settings.leavesOutDuplicates { try remove(plan.gone) }
    try read(plan, renames, folder: row, sources)
    try batch.write(to: writer, inputs)
    if !isStopped, !settings.leavesOutDuplicates { try remove(plan.gone) }
    batch = SyncBatch()
  }

  private static func realPath(_ folder: String) throws(Refusal) -> String {
    guard let real = realpath(folder, nil) else {
      throw Refusal(origin: Origin(path: folder), error: .unreadable(errno: errno))
    }
    defer { free(real) }
    guard let path = String(validatingCString: real) else {
      throw Refusal(origin: Origin(path: folder), error: .nameNotUTF8)
    }
    return path
  }

  private func files(
    of folder: String, _ scope: Scope, _ willRead: @escaping (_ path: String) -> Void
  ) throws(Refusal) -> InputList {
    switch scope {
    case .all: try InputWalker.files(inFolder: folder, willRead: willRead)
    case .files(let paths): try InputWalker.files(at: paths.sorted().map(\.string), inFolder: folder)
    }
  }

  private func records(of folder: Int64, _ scope: Scope) throws(IndexError) -> [InputRecord] {
    guard case .files(let paths) = scope else { return try inputs.records(ofFolder: folder) }
    var records: [InputRecord] = []
    for path in paths {
      if let record = try inputs.record(ofFolder: folder, path: path.string) { records.append(record) }
    }
    return records
  }

  /// Counts what needs no reading, and keeps the new paths of what was renamed.
  private func settleUnread(_ unchanged: [InputRecord], _ renames: [SyncPlan.Known]) throws(IndexError) {
    totals.unchangedFiles += unchanged.count
    for record in unchanged where record.refusedCount > 0 { totals.refusedBeforeFiles += 1 }
    totals.renamedFiles += renames.count
    try inputs.touch(
      renames.map { known in
        (known.record.row, known.file.relativePath, known.file.stamp ?? known.record.stamp, known.record.state)
      })
  }

  private func read(
    _ plan: SyncPlan, _ renames: [SyncPlan.Known], folder: Int64, _ sources: SyncSources
  ) throws(IndexError) {
    var touched: [(row: Int64, path: String, stamp: FileStamp, state: InputRecord.State)] = []
    for known in plan.doubted {
      guard !isStopped else { break }
      guard let stamp = known.file.stamp else { continue }
      let start = FolderSync.now
      guard let digest = digest(of: known.file) else { continue }
      if known.record.state != .pending, digest == known.record.digest {
        touched.append((known.record.row, known.record.path, stamp, FolderSync.state(stamp, readAt: start)))
        totals.unchangedFiles += 1
        if known.record.refusedCount > 0 { totals.refusedBeforeFiles += 1 }
        openRows.remove(known.record.row)
        continue
      }
      try read(known.file.keeping(id: known.record.name), known.record, folder: folder, digest, start, sources)
    }
    for file in plan.fresh {
      guard !isStopped else { break }
      // Whoever has this file's path for an id was renamed, and has to give it back.
      if let keeper = try inputs.record(ofFolder: folder, renamedFrom: file.relativePath),
        !openRows.contains(keeper.row), let former = InputWalker.file(at: keeper.path, beside: file)
      {
        openRows.insert(keeper.row)
        let start = FolderSync.now
        if let digest = digest(of: former) { try read(former, keeper, folder: folder, digest, start, sources) }
      }
      let start = FolderSync.now
      guard let digest = digest(of: file) else { continue }
      totals.newFiles += 1
      try read(file, nil, folder: folder, digest, start, sources)
    }
    try inputs.touch(touched)
  }

  /// Reads one file into the batch.
  private func read(
    _ file: InputFile, _ record: InputRecord?, folder: Int64, _ digest: FileDigest, _ start: Int64,
    _ sources: SyncSources
  ) throws(IndexError) {
    guard let stamp = file.stamp else { return }
    readPaths.append(file.path)
    totals.readFiles += 1
    let beginning = InputDatabase.Beginning(
      row: record?.row, folder: folder, path: file.relativePath, name: file.id, stamp: stamp)
    batch.files.append(SyncBatch.File(beginning: beginning, digest: digest))
    var loader = file.loader(settings: sources.settings(of: file))
    let isGrowing = growing.contains(BytewiseString(file.relativePath))
    var wasCutShort = false
    var torn: LoadResult?
    while !isStopped, let result = loader.next() {
      if let refused = torn.take() { try take(refused) }
      if case .refused(let refusal) = result {
        if refusal.error.isOfSystem { wasCutShort = true }
        if isVanished(refusal.error) { continue }
        if isGrowing {
          torn = result
          continue
        }
      }
      try take(result)
      if batch.isFull { try batch.write(to: writer, inputs) }
    }
    totals.byteCount += loader.consumedByteCount
    // What was not read to its end stays as it was and is read again the next time.
    guard !isStopped, !wasCutShort, torn == nil else {
      if !batch.isLastFileUnknown { try batch.write(to: writer, inputs) }
      batch.dropUnended()
      return
    }
    batch.endFile(FileStamp(path: file.path) == stamp ? FolderSync.state(stamp, readAt: start) : .pending)
    if batch.isFull { try batch.write(to: writer, inputs) }
  }

  private func take(_ result: LoadResult) throws(IndexError) {
    switch result {
    case .warning(let warning): report(.warning(warning))
    case .refused(let refusal):
      batch.refuse()
      refuse(refusal.origin, refusal.error.description)
    case .article(let article, let origin):
      if let (reason, isOfOtherFile) = try conflict(article.id, origin) {
        // The other file may change while this one stays as it is.
        batch.refuse(again: isOfOtherFile)
        return refuse(origin, reason)
      }
      totals.articles += 1
      batch.append(article)
      report(.progress)
    }
  }

  /// Why an id cannot be this article's: it came before in this run, or is that of another file which is not read now.
  private func conflict(_ id: String, _ origin: Origin) throws(IndexError) -> (reason: String, isOfOtherFile: Bool)? {
    let place = SeenIds.Place(file: Int32(clamping: readPaths.count - 1), line: Int32(clamping: origin.line ?? 0))
    if let before = seen.note(id, at: place) {
      let path = readPaths[Int(before.file)]
      let other = Origin(path: path, line: before.line == 0 ? nil : Int(before.line))
      return (
        "the id \"\(id)\" came before in this run, at \(other); give each article an id of its own",
        before.file != place.file
      )
    }
    guard let owner = try inputs.owner(of: id), owner.row != batch.files.last?.beginning.row,
      !openRows.contains(owner.row)
    else { return nil }
    return ("the id \"\(id)\" is that of an article in \(owner.path); give each article an id of its own", true)
  }

  private func remove(_ gone: [InputRecord]) throws(IndexError) {
    totals.goneFiles += gone.count
    for record in gone {
      for id in try inputs.ids(of: record.row) { _ = try writer.remove(id) }
    }
    guard !gone.isEmpty else { return }
    try writer.commit()
    try inputs.forget(gone.map(\.row))
  }

  private func digest(of file: InputFile) -> FileDigest? {
    do throws(Refusal) {
      return try FileDigest(of: file)
    } catch {
      if !isVanished(error.error) { refuse(error.origin, error.error.description) }
      return nil
    }
  }

  /// Whether a file is not there any more, and that is nothing to be told of.
  private func isVanished(_ error: ArticleError) -> Bool {
    !settings.refusesVanished && (error == .unreadable(errno: ENOENT) || error == .replaced)
  }

  private func refuse(_ origin: Origin, _ reason: String) {
    hasRefused = true
    report(.refused(origin, reason: reason))
  }

  private static func state(_ stamp: FileStamp, readAt start: Int64) -> InputRecord.State {
    stamp.modifiedNanoseconds > start - doubtNanoseconds ? .doubtful : .settled
  }

  /// Nanoseconds since 1970, by the clock of the file system.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

extension FolderSync.Scope {
  fileprivate var isAll: Bool { if case .all = self { true } else { false } }
}
