import Glibc

/// What tells a file from all others that there are at the same time: its device and its inode.
struct FileIdentity: Equatable, Sendable {
  let device: dev_t
  let inode: ino_t

  /// That of an open file; nil where it cannot be told.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    (device, inode) = (status.st_dev, status.st_ino)
  }

  /// That of what a path leads to, a link itself where it ends in one; nil where there is nothing.
  ///
  /// - Parameter folder: An open folder that a relative path begins at.
  init?(path: String, folder: Int32 = AT_FDCWD) {
    var status = stat()
    guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    (device, inode) = (status.st_dev, status.st_ino)
  }
}
