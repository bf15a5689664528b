import Glibc
import ShirabeTestSupport

/// A file system of its own in memory, of a size that can grow; only root can have one.
final class SmallFileSystem {
  private let folder: TemporaryFolder

  /// Mounts one of so many bytes.
  init(byteCount: Int) throws {
    folder = try TemporaryFolder()
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(byteCount)") == 0 else {
      throw TestFailure(errno: errno, "mount")
    }
  }

  deinit { umount2(folder.path, Int32(MNT_DETACH)) }

  /// Whether this process may mount.
  static var isAvailable: Bool { (try? SmallFileSystem(byteCount: 1 << 20)) != nil }

  /// Where it is.
  var path: String { folder.path }

  /// Makes room.
  func grow(toByteCount byteCount: Int) throws {
    guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(byteCount)") == 0 else {
      throw TestFailure(errno: errno, "mount")
    }
  }
}
