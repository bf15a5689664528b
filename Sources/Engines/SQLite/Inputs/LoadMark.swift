public import ShirabeArticles

/// How far the load of a large file has come: everything before the position is committed in all shards.
public struct LoadMark: Sendable, Equatable {
  /// How much of a file's beginning tells it from another, with its stamp.
  public static let headByteCount = 64 << 10

  /// The file's real path.
  public let path: String
  /// What the file system says of it.
  public let stamp: FileStamp
  /// The hash of its first ``headByteCount`` bytes.
  public let head: FileDigest
  /// What it is read by; another encoding is another load.
  public let settings: String
  /// Where the load goes on.
  public var position: LoadPosition
  /// How many bytes of the file itself are done with.
  public var consumedByteCount: Int

  /// Makes a mark.
  public init(
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
