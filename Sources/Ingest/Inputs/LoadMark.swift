package import ShirabeArticles

/// How far the load of a large file has come: everything before the position is committed in all shards.
package struct LoadMark: Sendable, Equatable {
  /// How much of a file's beginning tells it from another, with its stamp.
  package static let headByteCount = 64 << 10

  /// The file's real path.
  package let path: String
  /// What the file system says of it.
  package let stamp: FileStamp
  /// The hash of its first ``headByteCount`` bytes.
  package let head: FileDigest
  /// What it is read by; another encoding is another load.
  package let settings: String
  /// Where the load goes on.
  package var position: LoadPosition
  /// How many bytes of the file itself are done with.
  package var consumedByteCount: Int

  /// Makes a mark.
  package init(
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
