import Glibc
public import Logging
public import ShirabeConfiguration
import ShirabeConsole

/// Where all loggers of the daemon write: standard error, a line at a time. Level and format can change while they write.
///
/// Nobody waits for whoever reads the log: lines that find no room are dropped, and their number is told, see ``LineWriter``.
public final class LogOutput: Sendable {
  /// What waits to be written: at debug some seconds of a daemon that is asked much.
  private static let maximumByteCount = 1 << 20
  /// How long the daemon stays for its last words.
  private static let endingTime = Duration.milliseconds(500)

  private let style = LogStyle()
  private let lines: LineWriter

  /// Makes an output at level info, in text.
  public convenience init() { self.init(descriptor: STDERR_FILENO) }

  /// Makes an output to any descriptor, which stays open.
  init(descriptor: Int32) {
    lines = LineWriter(to: descriptor, maximumByteCount: LogOutput.maximumByteCount) { [style] count in
      style.line(
        .warning, "lines are missing here, since nobody read the log", ["count": .stringConvertible(count)])
    }
  }

  /// Takes level and format over.
  public func apply(_ log: DaemonConfiguration.Log) {
    style.apply(Logger.Level(rawValue: log.level) ?? .info, LogLine.Format(rawValue: log.format) ?? .text)
  }

  /// A handler that writes here.
  public func handler() -> any LogHandler { LineLogHandler(output: self) }

  /// Writes a message as it is, for whoever started the daemon.
  public func say(_ message: String) { lines.write(message + "\n") }

  /// Waits until all is written, but no longer than whoever asked the daemon to end can wait.
  public func finish() { _ = lines.finish(within: LogOutput.endingTime) }

  /// The least important level that is written.
  var level: Logger.Level { style.level }

  func write(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) {
    lines.write(style.line(level, message, metadata))
  }
}
