import Glibc
package import ShirabeArticles
package import ShirabeSQLite

/// Syncs folders, waits for changes in them, and syncs what changed, until a signal comes.
package struct WatchRun {
  /// How long nothing must have happened before changes are written.
  private static let quietMilliseconds: Int32 = 120
  /// How long changes wait where there is no quiet.
  private static let mostMilliseconds = 500
  /// How long to wait for a change before looking whether a signal has come or a lost folder is back.
  private static let idleMilliseconds: Int32 = 1000
  /// How long to wait before asking again for an index that another process is writing to.
  private static let lockMicroseconds: UInt32 = 50_000
  /// How long to wait before looking again whether an index of another format was upgraded.
  private static let upgradeMicroseconds: UInt32 = 1_000_000

  private let path: String
  private let folders: [String]
  private let settings: IngestSettings
  private let isInterrupted: () -> Bool
  private let report: (WatchEvent) -> Void
  /// Files that were met since the last walk.
  private var newFileCount = 0
  /// Files that the last walk met.
  private var walkedFileCount = 0
  /// Whether a folder given cannot be read, so that nothing is heard of it.
  private var hasLostFolder = false
  /// What the last sync came to.
  private var last: IngestSummary?

  /// Why the index could not be written, which ended it.
  package private(set) var failure: IndexError?
  /// Whether strictness ended it.
  package private(set) var isRefused = false

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - path: The folder of the index.
  ///   - isInterrupted: Asked all the time; where it says so, the run ends after what is being written is committed.
  ///   - report: Is told of what happens.
  package init(
    path: String, folders: [String], settings: IngestSettings, isInterrupted: @escaping () -> Bool,
    report: @escaping (WatchEvent) -> Void
  ) {
    self.path = path
    self.folders = folders
    self.settings = settings
    self.isInterrupted = isInterrupted
    self.report = report
  }

  private var isEnded: Bool { isInterrupted() || failure != nil || isRefused }

  /// Runs until it is ended.
  ///
  /// - Throws: Why folders cannot be watched.
  package mutating func run() throws(LoadError) {
    let watch = try FolderWatch(roots: folders)
    try walk(watch, isFirst: true)
    if !isEnded { report(.watching(folderCount: watch.folderCount)) }
    while !isEnded {
      let changes = watch.changes(
        within: WatchRun.idleMilliseconds, quietMilliseconds: WatchRun.quietMilliseconds,
        mostMilliseconds: WatchRun.mostMilliseconds)
      guard !isEnded else { return }
      if changes.needsWalk || (changes.isEmpty && hasLostFolder && hasFolders) {
        try walk(watch, isFirst: false)
      } else if !changes.isEmpty {
        sync(
          changes.files.sorted { $0.key < $1.key }.map { root, paths in
            SyncedFolder(path: folders[root], scope: .files(paths), growing: changes.growing[root] ?? [])
          }, isFirst: false)
        watch.noteReading(of: changes, took: .seconds(last?.seconds ?? 0))
        newFileCount += last?.files.newFiles ?? 0
        // What was left out for an article that has changed or gone may come in now.
        if settings.leavesOutDuplicates, let articles = last?.articles, articles.replaced + articles.removed > 0 {
          try walk(watch, isFirst: false)
        }
        // Enough new files to count the lines that they repeat.
        if newFileCount >= max(RepeatedLines.minimumArticleCount, walkedFileCount) { try walk(watch, isFirst: false) }
      }
    }
  }

  private var hasFolders: Bool { folders.allSatisfy { access($0, R_OK | X_OK) == 0 } }

  private mutating func walk(_ watch: FolderWatch, isFirst: Bool) throws(LoadError) {
    hasLostFolder = !hasFolders
    watch.beginWalk()
    let all = folders.enumerated().map { SyncedFolder(path: $1, growing: watch.growing(root: $0)) }
    sync(all, isFirst: isFirst) { number, path in watch.add(path, root: number) }
    newFileCount = 0
    if !isEnded { try watch.endWalk() }
  }

  /// Brings the index in step, once nobody else writes to it.
  private mutating func sync(
    _ folders: [SyncedFolder], isFirst: Bool,
    willRead: @escaping (_ folder: Int, _ path: String) -> Void = { _, _ in }
  ) {
    var hasWaited = false
    while true {
      do throws(IndexError) {
        let summary = try syncOnce(folders, namesIndexes: isFirst, willRead: willRead)
        last = summary
        walkedFileCount = max(walkedFileCount, summary.files.readFiles + summary.files.unchangedFiles)
        if isFirst || !summary.isIdle { report(.synced(summary)) }
        isRefused = settings.isStrict && !summary.refusals.isEmpty
        return
      } catch {
        guard error.kind == .locked || error.kind == .format else { return failure = error }
        guard !isInterrupted() else { return }
        // A service manager would start it over and over if it ended.
        if !hasWaited { report(.waiting(for: error)) }
        hasWaited = true
        usleep(error.kind == .locked ? WatchRun.lockMicroseconds : WatchRun.upgradeMicroseconds)
      }
    }
  }

  /// - Parameter namesIndexes: Whether indexes that lie in the folders, which are passed over, are named.
  private func syncOnce(
    _ folders: [SyncedFolder], namesIndexes: Bool, willRead: @escaping (_ folder: Int, _ path: String) -> Void
  ) throws(IndexError) -> IngestSummary {
    try FolderSync.run(
      path: path, folders: folders, settings: settings, willRead: willRead, isInterrupted: isInterrupted
    ) { [report] event in
      if case .isIndex = event, !namesIndexes { return }
      report(.reading(event))
    }
  }
}
