import Glibc

/// The mode and group of a socket and of its folder.
enum SocketMode {
  /// The mode that lets in whom it must.
  static func mode(_ sharing: AccessRule.Sharing, isFolder: Bool) -> mode_t {
    switch sharing {
    case .owner: isFolder ? 0o700 : 0o600
    case .group: isFolder ? 0o750 : 0o660
    case .everybody: isFolder ? 0o755 : 0o666
    }
  }

  /// Sets both; the group first, so that no other group is let in meanwhile.
  static func set(_ path: String, _ sharing: AccessRule.Sharing, isFolder: Bool) throws(DaemonError) {
    if case .group(let group) = sharing, lchown(path, uid_t.max, group) != 0 {
      throw DaemonError(
        path: path,
        message:
          "cannot be given to group \(group) (\(String(cString: strerror(errno)))); the daemon's user must be in the "
          + "group that access.groups names")
    }
    guard chmod(path, mode(sharing, isFolder: isFolder)) == 0 else {
      throw DaemonError(
        path: path,
        message: "cannot set the mode: \(String(cString: strerror(errno))); name a socket in a folder of your own")
    }
  }
}
