import Glibc

/// A folder beside a file or another folder, in which is made what is to take its place.
///
/// Nobody else may look into it, and nobody can foretell its name, so that nothing stands in it but what was made there. It is
/// locked like an index. Whoever is killed leaves it, and the next one that makes such a folder beside the same path clears it
/// away.
package final class PrivateFolder {
  /// The name that a backup has in it until it is complete.
  package static let partialBackupName = "backup.partial"
  /// So often another process may take the new folder for one that was left, before it is locked.
  private static let maximumTrials = 5

  /// Where it is.
  package let path: String
  /// Its lock, which goes with it when it takes another's place.
  private let lock: IndexLock
  /// The lock of what stands there now and is cleared away in the end.
  private var lockInPlace: IndexLock

  /// Makes the folder, empty but for its lock.
  ///
  /// - Throws: ``IndexError`` of kind `.storage` where it cannot be made, or where what was left cannot be cleared away.
  package init(beside path: String) throws(IndexError) {
    let parent = IndexFolder.parent(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try LeftFolders.clear(in: parent, prefix: LeftFolders.prefix(of: name))
    var trials = 0
    while true {
      var template = Array("\(parent)/\(LeftFolders.prefix(of: name))XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else {
        throw IndexError("cannot make a folder beside it", path: path, errno: errno)
      }
      let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      do throws(IndexError) {
        (lock, self.path) = (try IndexLock(IndexFolder(made)), made)
        lockInPlace = lock
        return
      } catch {
        unlink(made + "/" + IndexLock.fileName)
        rmdir(made)
        trials += 1
        guard trials < PrivateFolder.maximumTrials else { throw error }
      }
    }
  }

  deinit {
    // What cannot be cleared away now, the next one names.
    try? LeftFolders.clear(path, lockedBy: lockInPlace)
  }

  /// Says that it has changed places with another folder, which is cleared away instead of it.
  func hasChangedPlaces(withFolderOf other: IndexLock) { lockInPlace = other }

  /// The path of a file in it.
  package func file(_ name: String) -> String { path + "/" + name }
}
