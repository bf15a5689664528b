import ShirabeArticles

/// How far the load of a large file has come: everything before the position is committed in all shards.
struct LoadMark: Sendable, Equatable {
  /// How much of a file's beginning tells it from another, with its stamp.
  static let headByteCount = 64 << 10

  /// The file's real path.
  let path: String
  /// What the file system says of it.
  let stamp: FileStamp
  /// The hash of its first ``headByteCount`` bytes.
  let head: FileDigest
  /// What it is read by; another encoding is another load.
  let settings: String
  /// Where the load goes on.
  var position: LoadPosition
  /// How many bytes of the file itself are done with.
  var consumedByteCount: Int

  /// Makes a mark.
  init(
    path: String, stamp: FileStamp, head: FileDigest, settings: String,
    position: LoadPosition = LoadPosition(lineCount: 0, byteOffset: 0), consumedByteCount: Int = 0
  ) {
    self.path = path
    self.stamp = stamp
    self.head = head
    self.settings = settings
    self.position = position
    self.consumedByteCount = consumedByteCount
  }
}
