import Glibc
import ShirabeTestSupport

/// A second way to a folder, by which it cannot be written; only root can have one.
final class ReadOnlyMount {
  private let folder: TemporaryFolder

  /// Mounts a folder.
  init(of path: String) throws {
    folder = try TemporaryFolder()
    guard mount(path, folder.path, nil, UInt(MS_BIND), nil) == 0 else { throw TestFailure(errno: errno, "mount") }
    guard mount(nil, folder.path, nil, UInt(MS_BIND | MS_REMOUNT | MS_RDONLY), nil) == 0 else {
      throw TestFailure(errno: errno, "mount read-only")
    }
  }

  deinit { umount2(folder.path, Int32(MNT_DETACH)) }

  /// Whether this process may mount.
  static var isAvailable: Bool { (try? ReadOnlyMount(of: "/tmp")) != nil }

  /// Where it is.
  var path: String { folder.path }
}
