import Glibc

/// The folders that processes leave which die while something is made in a ``PrivateFolder``.
///
/// A folder is cleared away only if it is this user's and nobody holds its lock; and of what is in it only what an index or a
/// backup consists of, and what has another name besides. So nothing is lost of whatever else may have such a name.
enum LeftFolders {
  /// How many letters mkdtemp(3) chooses.
  private static let suffixByteCount = 6

  /// What the names of the folders that are made beside a file or a folder begin with.
  static func prefix(of name: String) -> String { ".\(name).shirabe-" }

  /// Clears away what was left in a folder by whoever had that beginning for its names.
  ///
  /// - Throws: ``IndexError`` of kind `.storage` where something is ours and does not go.
  static func clear(in parent: String, prefix: String) throws(IndexError) {
    for name in FolderEntries.names(parent)
    where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + suffixByteCount {
      try clearIfLeft("\(parent)/\(name)")
    }
  }

  /// Clears away a folder and what is in it, if it is the one that is locked.
  static func clear(_ path: String, lockedBy lock: IndexLock) throws(IndexError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard folder >= 0 else { return }
    defer { close(folder) }
    if lock.isLock(inFolder: folder) { try clear(folder, path) }
  }

  /// Clears away a folder if it is this user's, and of a process that has ended.
  private static func clearIfLeft(_ path: String) throws(IndexError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard folder >= 0 else { return }
    defer { close(folder) }
    var status = stat()
    guard fstat(folder, &status) == 0, status.st_uid == geteuid() else { return }
    // What has no lock was left before it had one.
    let lock = openat(folder, IndexLock.fileName, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { return }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return }
    try clear(folder, path)
  }

  private static func clear(_ folder: Int32, _ path: String) throws(IndexError) {
    for name in FolderEntries.names(descriptor: folder) where name != IndexLock.fileName {
      var status = stat()
      guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      let isOwn = IndexFolder.isOwnFile(name) || name == PrivateFolder.partialBackupName
      guard !isFolder, isOwn || status.st_nlink > 1 else {
        throw IndexError(
          .storage, path: "\(path)/\(name)",
          message: "a repair or restore that was interrupted has left this; move it to where it belongs, and try again")
      }
      guard unlinkat(folder, name, 0) == 0 || errno == ENOENT else {
        throw IndexError("cannot clear away what was left there", path: "\(path)/\(name)", errno: errno)
      }
    }
    // The lock goes last: until then nobody takes the folder for one of those that were left.
    unlinkat(folder, IndexLock.fileName, 0)
    rmdir(path)
  }
}
