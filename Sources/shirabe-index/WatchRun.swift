import Glibc
import ShirabeArticles
import ShirabeSQLite

/// Syncs folders, waits for changes in them, and syncs what changed, until a signal comes.
struct WatchRun {
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
  private let load: LoadOptions
  private let settings: SyncSettings
  private let writesJSON: Bool
  /// Files that were met since the last walk.
  private var newFileCount = 0
  /// Files that the last walk met.
  private var walkedFileCount = 0
  /// Whether a folder given cannot be read, so that nothing is heard of it.
  private var hasLostFolder = false

  /// Why the index could not be written, which ended it.
  private(set) var failure: IndexError?
  /// Whether strictness ended it.
  private(set) var isRefused = false

  init(path: String, folders: [String], load: LoadOptions, settings: SyncSettings, writesJSON: Bool) {
    self.path = path
    self.folders = folders
    self.load = load
    self.settings = settings
    self.writesJSON = writesJSON
  }

  private var isEnded: Bool { Interruption.signal != nil || failure != nil || isRefused }

  /// Runs until it is ended.
  ///
  /// - Throws: Why folders cannot be watched.
  mutating func run() throws(Refusal) {
    let watch = try FolderWatch(roots: folders)
    try walk(watch, isFirst: true)
    if !isEnded {
      let count = watch.folderCount
      StandardStreams.writeError("shirabe-index: watching \(count == 1 ? "1 folder" : "\(count) folders")")
    }
    while !isEnded {
      let changes = watch.changes(
        within: WatchRun.idleMilliseconds, quietMilliseconds: WatchRun.quietMilliseconds,
        mostMilliseconds: WatchRun.mostMilliseconds)
      guard !isEnded else { return }
      if changes.needsWalk || (changes.isEmpty && hasLostFolder && hasFolders) {
        try walk(watch, isFirst: false)
      } else if !changes.isEmpty {
        let scopes = changes.files.sorted { $0.key < $1.key }.map { root, paths in
          (folders[root], FolderSync.Scope.files(paths), changes.growing[root] ?? [])
        }
        sync(scopes, isFirst: false)
        watch.noteReading(of: changes, took: .seconds(lastSeconds))
        newFileCount += lastNewFileCount
        // What was left out for an article that has changed or gone may come in now.
        if load.skipDuplicates, lastHadReplacements { try walk(watch, isFirst: false) }
        // Enough new files to count the lines that they repeat.
        if newFileCount >= max(RepeatedLines.minimumArticleCount, walkedFileCount) { try walk(watch, isFirst: false) }
      }
    }
  }

  private var lastSeconds = 0.0
  private var lastNewFileCount = 0
  private var lastHadReplacements = false

  private var hasFolders: Bool { folders.allSatisfy { access($0, R_OK | X_OK) == 0 } }

  private mutating func walk(_ watch: FolderWatch, isFirst: Bool) throws(Refusal) {
    hasLostFolder = !hasFolders
    watch.beginWalk()
    let scopes = folders.enumerated().map { ($1, FolderSync.Scope.all, watch.growing(root: $0)) }
    sync(scopes, isFirst: isFirst) { number, path in watch.add(path, root: number) }
    newFileCount = 0
    if !isEnded { try watch.endWalk() }
  }

  private mutating func sync(
    _ scopes: [(String, FolderSync.Scope, Set<BytewiseString>)], isFirst: Bool,
    willRead: @escaping (_ folder: Int, _ path: String) -> Void = { _, _ in }
  ) {
    var hasWaited = false
    while true {
      do throws(IndexError) {
        let summary = try SyncRun(path: path, load: load, settings: settings, namesIndexes: isFirst)
          .run(scopes, willRead: willRead)
        lastSeconds = summary.seconds
        lastNewFileCount = summary.files.newFiles
        lastHadReplacements = summary.articles.replaced + summary.articles.removed > 0
        walkedFileCount = max(walkedFileCount, summary.files.readFiles + summary.files.unchangedFiles)
        if isFirst || !summary.isIdle { tell(summary) }
        isRefused = load.strict && !summary.refusals.isEmpty
        return
      } catch {
        guard error.kind == .locked || error.kind == .format else { return failure = error }
        guard Interruption.signal == nil else { return }
        let isLocked = error.kind == .locked
        if !hasWaited {
          // A service manager would start it over and over if it ended.
          StandardStreams.writeError(
            isLocked
              ? "shirabe-index: waiting for another shirabe-index to end"
              : "shirabe-index: \(Printable.line(error.description)); waiting until that is done")
        }
        hasWaited = true
        usleep(isLocked ? WatchRun.lockMicroseconds : WatchRun.upgradeMicroseconds)
      }
    }
  }

  private func tell(_ summary: SyncSummary) {
    StandardStreams.writeError("shirabe-index: \(summary.text)")
    if writesJSON { StandardStreams.writeOutput(summary.json) }
  }
}
