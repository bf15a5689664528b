import NIOCore

/// The daemon's end when nobody has been connected for the time that the configuration says.
struct IdleEnd: Sendable {
  /// How often the configuration is looked at: the time may be changed while it runs.
  private static let interval = Duration.seconds(1)

  let live: LiveConfiguration
  let registry: ConnectionRegistry
  let socket: ListeningSocket
  /// Where connections are accepted.
  let server: any Channel

  /// Waits until the time is over, and closes the socket to all; false where the task was cancelled before.
  func wait() async -> Bool {
    while !Task.isCancelled {
      guard let timeout = live.idleTimeout else {
        try? await Task.sleep(for: Self.interval)
        continue
      }
      let rest = registry.emptySince.map { timeout - (ContinuousClock.now - $0) }
      guard let rest, rest <= .zero else {
        try? await Task.sleep(for: min(rest ?? Self.interval, Self.interval))
        continue
      }
      if await close() { return true }
    }
    return false
  }

  /// Closes the socket; false where somebody has come.
  ///
  /// Connections are accepted on the same event loop, so nobody can be let in between the look and the end.
  private func close() async -> Bool {
    let isClosed = server.eventLoop.submit {
      guard registry.emptySince != nil, socket.removeUnlessWanted() else { return false }
      server.close(promise: nil)
      return true
    }
    guard let isClosed = try? await isClosed.get() else { return true }
    // Whoever waits is accepted now.
    if !isClosed { try? await Task.sleep(for: .milliseconds(10)) }
    return isClosed
  }
}
