import Glibc
public import Logging
public import ShirabeConfiguration
import Synchronization

/// Where all loggers of the daemon write: standard error, a line at a time. Level and format can change while they write.
public final class LogOutput: Sendable {
  private struct State {
    var level = Logger.Level.info
    var format = LogLine.Format.text
  }

  private let state = Mutex(State())

  /// Makes an output at level info, in text.
  public init() {}

  /// Takes level and format over.
  public func apply(_ log: DaemonConfiguration.Log) {
    state.withLock {
      $0.level = Logger.Level(rawValue: log.level) ?? .info
      $0.format = LogLine.Format(rawValue: log.format) ?? .text
    }
  }

  /// A handler that writes here.
  public func handler() -> any LogHandler { LineLogHandler(output: self) }

  /// The least important level that is written.
  var level: Logger.Level { state.withLock { $0.level } }

  func write(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let format = state.withLock { $0.format }
    var line = LogLine.line(format, at: now, level: level, message: message, metadata: metadata)
    // One call a line, so that lines of several threads do not mix. What cannot be written is lost: there is nowhere to say so.
    line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
