import Glibc

/// The lock of whoever writes to an index: the file `lock` in its folder, held until this is let go, by the end of the process at
/// the latest.
///
/// The folder may be replaced while its lock is waited for; then what was waited for is the lock of files that nobody else opens
/// any more. So what is locked is held against what stands in the folder, and asked for anew where that is another file.
package final class IndexLock: Sendable {
  /// The name of the file.
  static let fileName = "lock"
  /// So often in a row the folder may be replaced just when its lock was to be had.
  private static let maximumReplacements = 100
  /// Trials to lock a file, and the time between them.
  private static let maximumTrials = 10
  private static let pauseMicroseconds: UInt32 = 10_000

  private let folder: IndexFolder
  private let descriptor: Int32
  private let identity: FileIdentity

  /// Takes the lock of the index in a folder.
  ///
  /// - Throws: ``IndexError`` of kind `.locked` where another process has it, `.storage` where there is no such folder or it
  ///   cannot be written to.
  package init(_ folder: IndexFolder) throws(IndexError) {
    self.folder = folder
    for _ in 0..<IndexLock.maximumReplacements {
      let descriptor = open(folder.lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw IndexError("cannot open the lock file", path: folder.path, errno: errno) }
      do throws(IndexError) {
        try IndexLock.lock(descriptor, folder)
      } catch {
        close(descriptor)
        throw error
      }
      if let identity = FileIdentity(descriptor: descriptor), identity == FileIdentity(path: folder.lockPath) {
        (self.descriptor, self.identity) = (descriptor, identity)
        return
      }
      close(descriptor)
    }
    throw IndexLock.replacement(of: folder)
  }

  deinit { close(descriptor) }

  /// Whether it is the lock of the index in a folder, which may have come there from another place.
  func isLock(of folder: IndexFolder) -> Bool { FileIdentity(path: folder.lockPath) == identity }

  /// The same of a folder that is open.
  func isLock(inFolder folder: Int32) -> Bool { FileIdentity(path: IndexLock.fileName, folder: folder) == identity }

  /// Sees that the folder has not been replaced by hand, since it was locked, without minding the lock.
  ///
  /// - Throws: ``IndexError`` of kind `.locked` where it has.
  package func confirm() throws(IndexError) {
    guard isLock(of: folder) else { throw IndexLock.replacement(of: folder) }
  }

  /// What to say where an index was replaced under whoever was about to use it.
  static func replacement(of folder: IndexFolder) -> IndexError {
    IndexError(.locked, path: folder.path, message: "the index was replaced at this very moment; try again")
  }

  private static func lock(_ descriptor: Int32, _ folder: IndexFolder) throws(IndexError) {
    var trials = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let error = errno
      // A process that is just being started holds for a moment what its parent had open.
      trials += 1
      if error == EINTR { continue }
      if error == EWOULDBLOCK, trials <= maximumTrials {
        usleep(pauseMicroseconds)
        continue
      }
      guard error == EWOULDBLOCK else { throw IndexError("cannot lock it", path: folder.path, errno: error) }
      throw IndexError(
        .locked, path: folder.path,
        message: "another shirabe-index is writing to this index; try again when it has ended")
    }
  }
}
