import CRename
import Glibc

/// A folder beside an index, in which another one is made that then takes its place at once.
///
/// Whoever is killed on the way leaves the old index as it was, and the folder, which the next one clears away.
final class StagedFolder {
  /// Where the new index is made.
  let folder: IndexFolder
  private let target: IndexFolder
  private let lock: Int32

  /// Makes the folder, empty.
  ///
  /// - Throws: ``IndexError`` of kind `.locked` where another process is making one.
  init(for target: IndexFolder) throws(IndexError) {
    // Symbolic links stay; what they lead to is replaced.
    let resolved = target.path.withCString { realpath($0, nil) }
    defer { free(resolved) }
    self.target = resolved.map { IndexFolder(String(cString: $0)) } ?? target
    let path = self.target.path
    let name = path.split(separator: "/").last.map(String.init) ?? path
    folder = IndexFolder("\(IndexFolder.parent(of: path))/.\(name).shirabe-staged")
    guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else {
      throw StagedFolder.failure(folder.path, "cannot make a folder beside the index")
    }
    lock = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard lock >= 0 else { throw StagedFolder.failure(folder.path, "cannot open it") }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw IndexError(
        .locked, path: target.path, message: "it is being repaired or restored already; try again when that has ended")
    }
    StagedFolder.clear(folder.path)
  }

  deinit {
    StagedFolder.clear(folder.path)
    rmdir(folder.path)
    close(lock)
  }

  /// Puts the new index where the old one is, or where there is none.
  ///
  /// - Parameter keepsOthers: Whether files of the old folder that are no shards are kept.
  func takePlace(keepingOthers keepsOthers: Bool) throws(IndexError) {
    if keepsOthers {
      for name in StagedFolder.names(target.path) where !IndexFolder.isShardFile(name) && name != "lock" {
        guard link(target.path + "/" + name, folder.path + "/" + name) == 0 || errno == EPERM || errno == EEXIST else {
          throw StagedFolder.failure(target.path + "/" + name, "cannot take it over")
        }
      }
    }
    // What was written must be there before the old is gone.
    StagedFolder.sync(folder.path)
    if rename(folder.path, target.path) != 0 {
      guard errno == ENOTEMPTY || errno == EEXIST else {
        throw StagedFolder.failure(target.path, "cannot put the index there")
      }
      // There is an index: they change places, and the old one goes with the staged folder.
      guard renameat2(AT_FDCWD, folder.path, AT_FDCWD, target.path, UInt32(RENAME_EXCHANGE)) == 0 else {
        throw StagedFolder.failure(
          target.path, "cannot exchange the folder for the new one, which a mount point would forbid")
      }
    }
    StagedFolder.sync(IndexFolder.parent(of: target.path))
  }

  /// Sees that the names in a folder lie on the disk.
  static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func clear(_ path: String) {
    for name in names(path) { unlink(path + "/" + name) }
  }

  private static func names(_ path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  static func failure(_ path: String, _ what: String, _ code: Int32 = errno) -> IndexError {
    IndexError(what, path: path, errno: code)
  }
}
