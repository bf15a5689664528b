/// What of a file's entry in the file system tells whether its bytes may have changed.
public struct FileStamp: Hashable, Sendable {
  /// Its size.
  public let byteCount: Int
  /// When it was changed last, in nanoseconds since 1970.
  public let modifiedNanoseconds: Int64
  /// Its number in the file system.
  public let inode: Int64

  /// Makes a stamp.
  public init(byteCount: Int, modifiedNanoseconds: Int64, inode: Int64) {
    self.byteCount = byteCount
    self.modifiedNanoseconds = modifiedNanoseconds
    self.inode = inode
  }

  /// The stamp of the file at a path, links followed; nil where there is none.
  public init?(path: String) {
    guard let status = try? FileStatus(path: path, followsLink: true), status.kind == .file else { return nil }
    self = status.stamp
  }
}
