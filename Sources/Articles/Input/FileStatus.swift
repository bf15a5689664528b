import Glibc

/// What the system says about a path.
package struct FileStatus {
  /// What names a folder however it was reached.
  struct Identity: Hashable {
    let device: UInt
    let inode: UInt
  }

  package enum Kind { case folder, file, link, other }

  package let kind: Kind
  let byteCount: Int
  let identity: Identity
  /// When it was changed last, in nanoseconds since 1970.
  let modifiedNanoseconds: Int64

  /// How many names it has.
  package let linkCount: Int

  /// What of this tells whether a file has changed.
  var stamp: FileStamp {
    FileStamp(
      byteCount: byteCount, modifiedNanoseconds: modifiedNanoseconds, inode: Int64(bitPattern: UInt64(identity.inode)))
  }

  /// Looks at the path, following a symbolic link at its end or not.
  package init(path: String, followsLink: Bool) throws(ArticleError) {
    var status = stat()
    guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { throw .unreadable(errno: errno) }
    self.init(status)
  }

  /// Looks at what is open.
  init(descriptor: Int32) throws(ArticleError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno: errno) }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .other
      }
    byteCount = kind == .file ? Int(status.st_size) : 0
    identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    linkCount = Int(status.st_nlink)
    modifiedNanoseconds = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }
}
