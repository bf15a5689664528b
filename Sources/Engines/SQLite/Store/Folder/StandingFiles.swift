import Glibc

/// The files of an index that is read as it stands, and when they had been written last: what was read of them counts only if
/// nobody has written them since.
///
/// Whoever writes a shard has a log beside it before anything changes in the shard, and what is changed then has another time.
package struct StandingFiles: Sendable {
  private let files: ShardFiles
  private let times: [Int64]

  /// So long after a change the clock of a file system may still say the same.
  private static let clockMicroseconds: UInt32 = 20_000

  /// Takes the files of those shards that are read as they stand; nil where somebody is writing them, or has taken them away.
  init?(_ folder: IndexFolder, _ shards: [ShardConnection.Opened]) {
    let files = ShardFiles(folder, shards.indices.filter { shards[$0].written != nil })
    self.init(files, shards.compactMap(\.written))
  }

  /// - Parameter times: When they had been written last before they were opened.
  private init?(_ files: ShardFiles, _ times: [Int64]) {
    self.files = files
    self.times = times
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    // A change from now on is to have another time.
    let isRecent = times.contains { (0..<Int64(StandingFiles.clockMicroseconds) * 1000).contains(nanoseconds - $0) }
    if isRecent { usleep(StandingFiles.clockMicroseconds) }
    guard areUnchanged else { return nil }
  }

  /// Whether nobody has written them since.
  var areUnchanged: Bool { files.areUnchanged(since: times) && !files.haveLogs }

  /// Those of an index whose shards were opened; nil where all are read while others write.
  ///
  /// - Throws: ``IndexError`` of kind `.locked` where somebody is writing them.
  package static func ofThose(
    standingIn folder: IndexFolder, _ shards: [ShardConnection.Opened]
  ) throws(IndexError) -> StandingFiles? {
    guard shards.contains(where: { $0.written != nil }) else { return nil }
    guard let files = StandingFiles(folder, shards) else { throw beingWritten(folder.path) }
    return files
  }

  /// The file of one shard.
  ///
  /// - Throws: ``IndexError`` of kind `.locked` where somebody is writing it.
  package init(of folder: IndexFolder, _ number: Int, written: Int64) throws(IndexError) {
    guard let files = StandingFiles(ShardFiles(folder, [number]), [written]) else {
      throw StandingFiles.beingWritten(folder.shardPath(number))
    }
    self = files
  }

  private static func beingWritten(_ path: String) -> IndexError {
    IndexError(
      .locked, path: path, message: "it is written to while it is read as it stands; try again when that has ended")
  }

  /// Ends what has read them, where somebody has written them meanwhile.
  ///
  /// - Throws: ``IndexError`` of kind `.locked`.
  package func check(_ path: String) throws(IndexError) {
    if !areUnchanged { throw StandingFiles.beingWritten(path) }
  }
}
