import Glibc
import ShirabeArticles
import ShirabeSQLite

/// One folder that an index is kept in step with: what changed in it since the last time is read, what is gone is removed.
struct FolderSource: IngestSource {
  /// The file that is read.
  private struct Reading {
    let path: String
    let stamp: FileStamp
    /// When that began, in nanoseconds since 1970, by the clock of the file system.
    let start: Int64
  }

  /// A file that was changed so shortly before it was read may change again within the steps of the file system's clock.
  private static let doubtNanoseconds: Int64 = 2_000_000_000

  private let folder: SyncedFolder
  private let inputs: InputDatabase
  private let settings: IngestSettings
  private let willRead: (_ path: String) -> Void
  private var sources: SourceSettings
  /// The folder's number; 0 where it could not be looked at.
  private var row: Int64 = 0
  /// Files that may have changed, and those that nothing is known of, which are yet to be read.
  private var doubted: ArraySlice<SyncPlan.Known> = []
  private var fresh: ArraySlice<InputFile> = []
  private var gone: [InputRecord] = []
  /// Files whose stamps are others than before, and whose bytes are not.
  private var touched: [InputDatabase.Touch] = []
  /// Files that are to be read or removed: what they own may become another's.
  private var openRows: Set<Int64> = []
  private var reading: Reading?
  private var batch = SyncBatch()

  /// Makes the source of a folder; nothing is looked at yet.
  ///
  /// - Parameter willRead: Called with the path of each folder before it is read.
  init(
    _ folder: SyncedFolder, _ inputs: InputDatabase, _ settings: IngestSettings,
    willRead: @escaping (_ path: String) -> Void
  ) {
    self.folder = folder
    self.inputs = inputs
    self.settings = settings
    self.willRead = willRead
    sources = SourceSettings([], settings)
  }

  mutating func begin(in run: Ingestion) throws(IndexError) {
    let list: InputList
    let place: String
    do throws(LoadError) {
      place = try realPath()
      list = try files()
    } catch {
      // Of a folder that cannot be looked at nothing is known, so that nothing of it is removed.
      return run.refuse(error)
    }
    let known: String
    (row, known) = try inputs.folder(place, settings: settings.description)
    if known != settings.description { try inputs.change(settings: settings.description, ofFolder: row) }
    run.note(list)
    var records = try records()
    sources = SourceSettings(list.files, settings)
    let lines = KeptLines(in: inputs, folder: row, isRecounted: settings.recountsRepeatedLines)
    if try lines.settle(&sources, records: records, isCounting: folder.scope.isAll, tell: run.tell) {
      records = try self.records()
    }
    let unread = Unread(list)
    var plan = SyncPlan(files: list.files, records: records, isHidden: unread.contains)
    let renames = plan.takeRenames { try? FileDigest(of: $0) }
    try settle(plan.unchanged, renames: renames, in: run)
    (doubted, fresh, gone) = (plan.doubted[...], plan.fresh[...], plan.gone)
    openRows = Set(plan.gone.map(\.row) + plan.doubted.map(\.record.row))
    // What has gone is removed last, unless it keeps out what comes.
    if settings.leavesOutDuplicates { try removeGone(in: run) }
  }

  mutating func next(in run: Ingestion) throws(IndexError) -> PendingFile? {
    while !run.isStopped, let known = doubted.popFirst() {
      let start = FolderSource.now
      guard let stamp = known.file.stamp, let digest = digest(of: known.file, in: run) else { continue }
      let record = known.record
      guard record.state == .pending || digest != record.digest else {
        let state = FolderSource.state(stamp, readAt: start)
        touched.append(InputDatabase.Touch(row: record.row, path: record.path, stamp: stamp, state: state))
        noteUnchanged(record, in: run)
        openRows.remove(record.row)
        continue
      }
      return open(
        known.file.keeping(id: record.name), record, stamp: stamp, digest: digest, start: start, in: run)
    }
    while !run.isStopped, let file = fresh.first {
      if let former = try former(of: file, in: run) { return former }
      fresh.removeFirst()
      let start = FolderSource.now
      guard let stamp = file.stamp, let digest = digest(of: file, in: run) else { continue }
      run.summary.files.newFiles += 1
      return open(file, nil, stamp: stamp, digest: digest, start: start, in: run)
    }
    return nil
  }

  func owner(of id: String) throws(IndexError) -> String? {
    guard let owner = try inputs.owner(of: id), owner.row != batch.files.last?.beginning.row,
      !openRows.contains(owner.row)
    else { return nil }
    return owner.path
  }

  mutating func take(_ article: Article, line: Int?, in run: Ingestion) { batch.append(article) }

  mutating func noteRefusal(isToBeReadAgain: Bool) { batch.refuse(again: isToBeReadAgain) }

  mutating func advance(_ loader: any ArticleLoader, in run: Ingestion) throws(IndexError) {
    if batch.isFull { try batch.write(to: run.writer, inputs) }
  }

  mutating func endFile(_ loader: any ArticleLoader, isWhole: Bool, in run: Ingestion) throws(IndexError) {
    // What was not read to its end stays as it was and is read again the next time.
    guard isWhole, let reading else {
      if !batch.isLastFileUnknown { try batch.write(to: run.writer, inputs) }
      batch.dropUnended()
      return
    }
    let isAsItWas = FileStamp(path: reading.path) == reading.stamp
    batch.endFile(isAsItWas ? FolderSource.state(reading.stamp, readAt: reading.start) : .pending)
    if batch.isFull { try batch.write(to: run.writer, inputs) }
  }

  mutating func finish(in run: Ingestion) throws(IndexError) {
    try inputs.touch(touched)
    try batch.write(to: run.writer, inputs)
    if !run.isStopped, !settings.leavesOutDuplicates { try removeGone(in: run) }
  }

  private func realPath() throws(LoadError) -> String {
    do throws(ArticleError) {
      return try RealPath.of(folder.path)
    } catch {
      throw LoadError(origin: Origin(path: folder.path), error: error)
    }
  }

  private func files() throws(LoadError) -> InputList {
    switch folder.scope {
    case .all: try InputWalker.files(inFolder: folder.path, willRead: willRead)
    case .files(let paths): try InputWalker.files(at: paths.sorted().map(\.string), inFolder: folder.path)
    }
  }

  private func records() throws(IndexError) -> [InputRecord] {
    guard case .files(let paths) = folder.scope else { return try inputs.records(ofFolder: row) }
    var records: [InputRecord] = []
    for path in paths {
      if let record = try inputs.record(ofFolder: row, path: path.string) { records.append(record) }
    }
    return records
  }

  /// Counts what needs no reading, and keeps the new paths of what was renamed.
  private func settle(
    _ unchanged: [InputRecord], renames: [SyncPlan.Known], in run: Ingestion
  ) throws(IndexError) {
    for record in unchanged { noteUnchanged(record, in: run) }
    run.summary.files.renamedFiles += renames.count
    try inputs.touch(
      renames.map { known in
        InputDatabase.Touch(
          row: known.record.row, path: known.file.relativePath, stamp: known.file.stamp ?? known.record.stamp,
          state: known.record.state)
      })
  }

  private func noteUnchanged(_ record: InputRecord, in run: Ingestion) {
    run.summary.files.unchangedFiles += 1
    if record.refusedCount > 0 { run.summary.files.refusedBeforeFiles += 1 }
  }

  /// Enters a file that is about to be read into the batch.
  private mutating func open(
    _ file: InputFile, _ record: InputRecord?, stamp: FileStamp, digest: FileDigest, start: Int64, in run: Ingestion
  ) -> PendingFile {
    reading = Reading(path: file.path, stamp: stamp, start: start)
    let beginning = InputDatabase.Beginning(
      row: record?.row, folder: row, path: file.relativePath, name: file.id, stamp: stamp)
    batch.files.append(SyncBatch.File(beginning: beginning, digest: digest))
    return PendingFile(
      file: file, settings: sources.settings(of: file, tell: run.tell),
      isGrowing: folder.growing.contains(BytewiseString(file.relativePath)))
  }

  /// The file that has a new one's path for an id, since it was renamed, and has to give it back; nil where there is none, or it has
  /// been read.
  private mutating func former(of file: InputFile, in run: Ingestion) throws(IndexError) -> PendingFile? {
    guard let keeper = try inputs.record(ofFolder: row, renamedFrom: file.relativePath),
      !openRows.contains(keeper.row), let former = InputWalker.file(at: keeper.path, beside: file)
    else { return nil }
    openRows.insert(keeper.row)
    let start = FolderSource.now
    guard let stamp = former.stamp, let digest = digest(of: former, in: run) else { return nil }
    return open(former, keeper, stamp: stamp, digest: digest, start: start, in: run)
  }

  private func removeGone(in run: Ingestion) throws(IndexError) {
    run.summary.files.goneFiles += gone.count
    for record in gone {
      for id in try inputs.ids(of: record.row) { _ = try run.writer.remove(id) }
    }
    guard !gone.isEmpty else { return }
    try run.writer.commit()
    try inputs.forget(gone.map(\.row))
  }

  private func digest(of file: InputFile, in run: Ingestion) -> FileDigest? {
    do throws(LoadError) {
      return try FileDigest(of: file)
    } catch {
      if !run.isPassedOver(error.error) { run.refuse(error) }
      return nil
    }
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
