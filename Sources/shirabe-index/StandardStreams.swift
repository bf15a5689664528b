import Glibc
import ShirabeConsole

/// Writing to the standard streams; what cannot be written is nobody's to hear of.
///
/// Messages are written on a thread of their own: while the index is locked nobody waits for whoever reads them. Messages beyond
/// a bound are dropped and counted.
enum StandardStreams {
  /// What messages may wait: those of tens of thousands of refused files.
  private static let maximumByteCount = 4 << 20
  /// For how long messages hold up what comes on standard output after them, so that the two stay in order on a terminal.
  private static let orderTime = Duration.milliseconds(200)
  /// For how long a program that was told to end stays for what it has to say.
  private static let endingTime = Duration.milliseconds(500)
  /// How often whoever waits looks whether a signal has come.
  private static let waitingTime = Duration.milliseconds(100)

  private static let errors: LineWriter = {
    // However the program ends, its last messages are often those that count.
    atexit { StandardStreams.finish() }
    return LineWriter(to: STDERR_FILENO, maximumByteCount: maximumByteCount) { count in
      "shirabe-index: \(count == 1 ? "1 message is" : "\(count) messages are") missing here, since nobody read them\n"
    }
  }()

  /// Has a message written, without waiting.
  static func writeError(_ line: String) { errors.write(line + "\n") }

  /// Has something drawn on the terminal, in its order among the messages.
  static func draw(_ text: String) { errors.write(text) }

  /// Writes a line to standard output, after the messages that came before, and for as long as its reader takes, unless the
  /// program is told to end.
  static func writeOutput(_ line: String) {
    _ = errors.finish(within: orderTime)
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// Writes text as it is; says whether all of it could be written.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        guard hasRoom(descriptor) else { return false }
        // So much is taken at once by a pipe that has room, see pipe(7).
        let count = Glibc.write(descriptor, rest.baseAddress, min(rest.count, Int(PIPE_BUF)))
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }

  /// Waits until a descriptor can be written to; false where the program is to end before.
  private static func hasRoom(_ descriptor: Int32) -> Bool {
    isReached { time in
      var events = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      return poll(&events, 1, Int32(time / .milliseconds(1))) > 0
    }
  }

  /// Waits until the messages are read; once the program is told to end only a little.
  private static func finish() { _ = isReached(errors.finish(within:)) }

  /// Tries again and again until it succeeds; false where the program is told to end and it does not for a while.
  private static func isReached(_ trial: (Duration) -> Bool) -> Bool {
    var rest = endingTime
    while !trial(waitingTime) {
      guard Interruption.signal != nil else { continue }
      rest -= waitingTime
      guard rest > .zero else { return false }
    }
    return true
  }
}
