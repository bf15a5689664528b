import Glibc
import ShirabeService

/// Shows the service manager that searches are answered: a sign of life needs a search that was answered since the last one, or an
/// index that has to be upgraded before any is.
struct Watchdog: Sendable {
  private let interval: Duration
  private let notifier: ServiceNotifier
  private let probe: SearchProbe

  /// Reads `$WATCHDOG_USEC` and `$WATCHDOG_PID` (sd_watchdog_enabled(3)); nil where no sign of life is wanted.
  init?(environment: [String: String], notifier: ServiceNotifier, probe: SearchProbe) {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap(Int64.init), microseconds > 0 else { return nil }
    if let process = environment["WATCHDOG_PID"], process != String(getpid()) { return nil }
    interval = .microseconds(microseconds / 2)
    self.notifier = notifier
    self.probe = probe
  }

  /// Gives a sign of life twice in every interval of the manager, until the task is cancelled.
  func run() async {
    var seen = probe.answeredSearches
    while (try? await Task.sleep(for: interval)) != nil {
      // Clients' searches are as good a proof as one of our own.
      var isAlive = probe.answeredSearches > seen
      if !isAlive { isAlive = await probe.run() != .failed }
      seen = probe.answeredSearches
      if isAlive { notifier.alive() }
    }
  }
}
