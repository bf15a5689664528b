import Glibc

/// Whether a file system has room for what is about to be made there.
package enum DiskRoom {
  /// What is left free, in bytes, for the programs that go on there.
  package static let reservedByteCount: UInt64 = 16 << 20

  /// How many bytes are free at a place, where so many do not fit; nil where they do, or nobody can tell.
  package static func lacking(_ byteCount: UInt64, at path: String) -> UInt64? {
    var status = statvfs()
    // Some file systems do not say how much they hold.
    guard statvfs(path, &status) == 0, status.f_blocks > 0 else { return nil }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    return byteCount + reservedByteCount > free ? free : nil
  }
}
