import Glibc

/// A pipe of this process (pipe(2)), which programs that it starts have only as a standard stream.
package final class Pipe {
  /// The end to read from; -1 once it is closed.
  package private(set) var reading: Int32
  /// The end to write to; -1 once it is closed.
  package private(set) var writing: Int32

  /// Makes a pipe; ends that are still open when it is let go are closed then.
  package init() throws(SystemCallError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemCallError(code: errno) }
    // Else a program would hold the end open whose closing it waits for.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    closeReading()
    closeWriting()
  }

  /// Closes the end to read from, as after a program has it.
  package func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  /// Closes the end to write to, so that whoever reads sees the end.
  package func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}
