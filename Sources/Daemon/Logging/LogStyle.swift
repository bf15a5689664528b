import Glibc
import Logging
import Synchronization

/// How lines of the log look and which are written: one for all loggers, and for the notice of lines that are missing.
final class LogStyle: Sendable {
  private struct State {
    var level = Logger.Level.info
    var format = LogLine.Format.text
  }

  private let state = Mutex(State())

  /// The least important level that is written.
  var level: Logger.Level { state.withLock { $0.level } }

  /// Takes level and format over.
  func apply(_ level: Logger.Level, _ format: LogLine.Format) {
    state.withLock { $0 = State(level: level, format: format) }
  }

  /// A line of now.
  func line(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let format = state.withLock { $0.format }
    return LogLine.line(format, at: now, level: level, message: message, metadata: metadata)
  }
}
