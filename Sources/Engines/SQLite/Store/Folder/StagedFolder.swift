import CRename
import Glibc

/// A folder beside an index, in which another one is made that then takes its place at once.
///
/// Whoever is killed on the way leaves the old index as it was, or the new one whole. The new one is locked before it is
/// there, and until the staged folder is let go.
package final class StagedFolder {
  /// Where the new index is made.
  package let folder: IndexFolder
  private let target: IndexFolder
  private let place: PrivateFolder

  /// Makes the folder, empty but for its lock.
  package init(for target: IndexFolder) throws(IndexError) {
    // Symbolic links stay; what they lead to is replaced.
    let resolved = target.path.withCString { realpath($0, nil) }
    defer { free(resolved) }
    self.target = resolved.map { IndexFolder(String(cString: $0)) } ?? target
    place = try PrivateFolder(beside: self.target.path)
    folder = IndexFolder(place.path)
  }

  /// Puts the new index where the old one is, or where there is none.
  ///
  /// What else is in the old folder goes into the new one. Databases of an index and what SQLite has beside them do not: what
  /// is not in the new one has nothing to say of it.
  ///
  /// - Parameter old: The lock of the folder that is replaced; nil where there is none, or an empty one.
  /// - Throws: ``IndexError`` of kind `.locked` where another folder is there than the one that is locked.
  package func takePlace(of old: IndexLock?) throws(IndexError) {
    if let old {
      guard old.isLock(of: target) else { throw IndexLock.replacement(of: target) }
      try linkOthers()
    }
    // What was written must be there before the old is gone.
    for name in FolderEntries.names(folder.path) where IndexFolder.isOwnFile(name) {
      try StagedFolder.synchronize(folder.path + "/" + name)
    }
    if old != nil { try keepOwner() }
    StagedFolder.sync(folder.path)
    if let old { try exchange(old) } else { try appear() }
    StagedFolder.sync(IndexFolder.parent(of: target.path))
  }

  /// Gives what was made to the owner of what it replaces, where root works on the index of somebody else, such as of the user
  /// that the daemon runs as: that one is to be able to read it.
  private func keepOwner() throws(IndexError) {
    var status = stat()
    guard geteuid() == 0, stat(target.path, &status) == 0, status.st_uid != 0 else { return }
    let own = FolderEntries.names(folder.path).filter(IndexFolder.isOwnFile).map { folder.path + "/" + $0 }
    for path in own + [folder.path] where lchown(path, status.st_uid, status.st_gid) != 0 {
      throw StagedFolder.failure(path, "cannot give it to the owner of the index")
    }
  }

  private func appear() throws(IndexError) {
    guard rename(folder.path, target.path) != 0 else { return }
    guard errno == ENOTEMPTY || errno == EEXIST else {
      throw StagedFolder.failure(target.path, "cannot put the index there")
    }
    throw IndexError(
      .locked, path: target.path, message: "something was put there at this very moment; look at it, and try again")
  }

  private func exchange(_ old: IndexLock) throws(IndexError) {
    try changePlaces()
    // By hand another one can have been put there since it was looked at; that stays.
    guard old.isLock(of: folder) else {
      try changePlaces()
      throw IndexLock.replacement(of: target)
    }
    place.hasChangedPlaces(withFolderOf: old)
    try moveRest()
  }

  private func changePlaces() throws(IndexError) {
    guard renameat2(AT_FDCWD, folder.path, AT_FDCWD, target.path, UInt32(RENAME_EXCHANGE)) == 0 else {
      throw StagedFolder.failure(
        target.path, "cannot exchange the folder for the new one, which a mount point would forbid")
    }
  }

  /// Gives what else is in the old folder a name in the new one, so that it is there from the first moment on.
  private func linkOthers() throws(IndexError) {
    for name in FolderEntries.names(target.path) where !IndexFolder.isOwnFile(name) {
      // A folder has one name, and so has what this user may not write to; these are moved when all else is done.
      guard link(target.path + "/" + name, folder.path + "/" + name) == 0 || errno == EPERM || errno == EMLINK else {
        throw StagedFolder.failure(target.path + "/" + name, "cannot take it over")
      }
    }
  }

  /// Moves what is in the old folder, which has changed places, and not in the new.
  private func moveRest() throws(IndexError) {
    for name in FolderEntries.names(folder.path) where !IndexFolder.isOwnFile(name) {
      let (old, new) = (folder.path + "/" + name, target.path + "/" + name)
      guard FileIdentity(path: old) != FileIdentity(path: new) else { continue }
      guard rename(old, new) == 0 else {
        throw StagedFolder.failure(old, "the index is in its place, but this could not be moved into its folder")
      }
    }
  }

  /// Sees that a file lies on the disk.
  static func synchronize(_ path: String) throws(IndexError) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure(path, "cannot write it") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path, "cannot write it") }
  }

  /// Sees that the names in a folder lie on the disk.
  package static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  package static func failure(_ path: String, _ what: String, _ code: Int32 = errno) -> IndexError {
    IndexError(what, path: path, errno: code)
  }
}
