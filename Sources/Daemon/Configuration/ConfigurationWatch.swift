public import Logging
public import ServiceLifecycle
public import ShirabeConfiguration
import UnixSignals

/// Takes the configuration over anew on SIGHUP and when its file changes, while connections go on.
public struct ConfigurationWatch: Service {
  /// How often the file is looked at: editors write it in steps, and half of it should be rare.
  private static let interval = Duration.seconds(1)

  private let source: ConfigurationSource
  private let reloading: ConfigurationReload

  /// Makes a watch.
  ///
  /// - Parameters:
  ///   - source: What the configuration is read from.
  ///   - live: What is changed.
  ///   - server: Whose socket is opened to whom it must be.
  ///   - output: What takes over the level and format of the log.
  ///   - logger: Where the daemon says what it does.
  public init(
    _ source: ConfigurationSource, _ live: LiveConfiguration, _ server: SearchServer, output: LogOutput, logger: Logger
  ) {
    self.source = source
    reloading = ConfigurationReload(source: source, live: live, server: server, output: output, logger: logger)
  }

  /// Watches until the daemon ends.
  public func run() async throws {
    let signals = await UnixSignalsSequence(trapping: .sighup)
    let source = source
    let reloading = reloading
    try? await cancelWhenGracefulShutdown {
      try await withThrowingDiscardingTaskGroup { group in
        group.addTask {
          for await _ in signals { await reloading.reload() }
        }
        group.addTask {
          while true {
            try await Task.sleep(for: ConfigurationWatch.interval)
            if await reloading.isStale(source.path) { await reloading.reload() }
          }
        }
      }
    }
  }
}
