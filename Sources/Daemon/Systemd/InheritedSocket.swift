import Glibc

/// A listening socket that the service manager made and handed over (sd_listen_fds(3)).
public struct InheritedSocket: Sendable {
  /// The socket, listening already.
  let descriptor: Int32

  /// The number of the first socket that is handed over.
  private static let firstDescriptor: Int32 = 3
  /// The name that `FileDescriptorName=` gives the socket in `Config/systemd/shirabed.socket`, and the name without it.
  private static let names: Set<String> = ["shirabe", "shirabed.socket"]

  /// Takes the socket that the environment tells of; nil where it tells of none.
  ///
  /// - Throws: ``DaemonError`` where several were handed over and none by its name, or where it is no such socket.
  public init?(environment: [String: String]) throws(DaemonError) {
    guard let process = environment["LISTEN_PID"].flatMap(Int32.init), process == getpid(),
      let count = environment["LISTEN_FDS"].flatMap(Int32.init), count > 0
    else { return nil }
    let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
    let chosen = names.prefix(Int(count)).firstIndex { InheritedSocket.names.contains(String($0)) }
    guard let number = chosen ?? (count == 1 ? 0 : nil) else {
      throw DaemonError(
        path: "LISTEN_FDS",
        message: "\(count) sockets were handed over and none is named shirabe; hand over one, or give "
          + "it that name (FileDescriptorName=shirabe)")
    }
    descriptor = InheritedSocket.firstDescriptor + Int32(number)
    guard option(SO_DOMAIN) == AF_UNIX, option(SO_TYPE) == Int32(SOCK_STREAM.rawValue), option(SO_ACCEPTCONN) == 1
    else {
      throw DaemonError(
        path: "LISTEN_FDS",
        message: "descriptor \(descriptor) is no listening Unix stream socket; use ListenStream= with "
          + "a path and Accept=no")
    }
    for descriptor in InheritedSocket.firstDescriptor..<InheritedSocket.firstDescriptor + count {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  private func option(_ name: Int32) -> Int32? {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
  }
}
