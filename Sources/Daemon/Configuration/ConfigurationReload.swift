import Logging
import ShirabeConfiguration

/// Reads the configuration anew and takes over what can be, one time after the other.
actor ConfigurationReload {
  private let source: ConfigurationSource
  private let live: LiveConfiguration
  private let server: SearchServer
  private let output: LogOutput
  private let logger: Logger
  /// The file as it was last read.
  private var path: String?
  private var stamp: FileStamp?
  /// Whether the socket is open to those whom the configuration names; where it could not be, it is tried again each time.
  private var isShared = true

  init(
    source: ConfigurationSource, live: LiveConfiguration, server: SearchServer, output: LogOutput, logger: Logger
  ) {
    self.source = source
    self.live = live
    self.server = server
    self.output = output
    self.logger = logger
    path = source.path
    stamp = path.flatMap(FileStamp.init)
  }

  /// Whether the file is another than that which was last read.
  func isStale(_ path: String?) -> Bool { path != self.path || path.flatMap(FileStamp.init) != stamp }

  /// Reads everything and says what came of it.
  func reload() {
    server.notifier.reloading()
    defer { server.notifier.ready() }
    path = source.path
    stamp = path.flatMap(FileStamp.init)
    let read: DaemonConfiguration
    do throws(ConfigurationError) {
      read = try source.load()
    } catch {
      logger.error("the configuration stays as it was", metadata: ["reason": "\(error)"])
      return
    }
    let running = live.current
    let (next, needingRestart) = read.reloaded(over: running)
    let changed = next.differences(from: running)
    do throws(DaemonError) {
      if !isShared || next.access != running.access { try server.share(with: AccessRule(next.access)) }
      isShared = true
    } catch {
      isShared = false
      logger.error("the socket stays as it was", metadata: ["reason": "\(error)"])
    }
    live.replace(with: next)
    output.apply(next.log)
    logger.notice(
      "the configuration was read again",
      metadata: [
        "file": .string(path ?? "none"),
        "changed": .string(changed.isEmpty ? "nothing" : changed.joined(separator: ", ")),
      ])
    if !needingRestart.isEmpty {
      logger.warning(
        "some settings need a restart", metadata: ["settings": .string(needingRestart.joined(separator: ", "))])
    }
  }
}
