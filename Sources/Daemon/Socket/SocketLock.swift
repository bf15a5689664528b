import Glibc

/// The claim of one daemon to a socket path: a lock on the file `PATH.lock`, held until the process ends.
///
/// A socket file alone does not tell whether a daemon is alive behind it, and to connect and see would race. Whoever
/// holds the lock may replace the socket file.
final class SocketLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  init(socketPath: String) throws(DaemonError) {
    let path = socketPath + ".lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw DaemonError(
        path: path,
        message:
          "cannot open the lock file (\(String(cString: strerror(errno)))); name a socket in a folder of your own")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw DaemonError(
        path: socketPath,
        message: code == EWOULDBLOCK
          ? "another daemon serves this socket; stop it first, or name another socket with --socket"
          : "cannot take the lock (\(String(cString: strerror(code))))",
        isTaken: code == EWOULDBLOCK)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
