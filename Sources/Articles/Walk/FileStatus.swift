import Glibc

/// What the system says about a path.
struct FileStatus {
  /// What names a folder however it was reached.
  struct Identity: Hashable {
    let device: UInt
    let inode: UInt
  }

  enum Kind { case folder, file, link, other }

  let kind: Kind
  let byteCount: Int
  let identity: Identity

  /// Looks at the path, following a symbolic link at its end or not.
  init(path: String, followsLink: Bool) throws(ArticleError) {
    var status = stat()
    guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { throw .unreadable(errno: errno) }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .other
      }
    byteCount = kind == .file ? Int(status.st_size) : 0
    identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }
}
