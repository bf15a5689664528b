package import Glibc

/// A program that this process has started.
package struct ChildProcess: Sendable {
  /// How a program ended.
  package enum End: Equatable, Sendable {
    /// By itself, with a status.
    case exited(Int32)
    /// By a signal.
    case killed(signal: Int32)

    /// Reads what waitpid(2) gives.
    fileprivate init(_ status: Int32) {
      self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
    }
  }

  /// The number of its process, its own until its end was asked for.
  package let id: pid_t

  /// Waits until it ends. Where the system keeps no account of children (`SIGCHLD` ignored), that is taken for a success.
  package func wait() -> End {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return End(status)
  }

  /// How it ended; nil while it runs.
  package var end: End? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == id ? End(status) : nil
  }

  /// Lets it run on by itself; when it ends, this process takes note, so that it does not stay as a dead entry.
  package func leave() {
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { id in
        _ = ChildProcess(id: pid_t(UInt(bitPattern: id))).wait()
        return nil
      }, UnsafeMutableRawPointer(bitPattern: UInt(id)))
    if code == 0 { pthread_detach(thread) }
  }
}
