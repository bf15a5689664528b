import NIOCore
import Synchronization

/// The open connections, to be told when the daemon ends.
final class ConnectionRegistry: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    /// When the last connection was closed, or the daemon started; nil while there are connections.
    var emptySince: ContinuousClock.Instant? = .now
  }

  private let state = Mutex(State())

  func add(_ channel: any Channel) {
    state.withLock {
      $0.channels[ObjectIdentifier(channel)] = channel
      $0.emptySince = nil
    }
    channel.closeFuture.whenComplete { [self] _ in
      state.withLock {
        $0.channels.removeValue(forKey: ObjectIdentifier(channel))
        if $0.channels.isEmpty { $0.emptySince = .now }
      }
    }
  }

  /// Since when there has been no connection; nil where there is one.
  var emptySince: ContinuousClock.Instant? { state.withLock { $0.emptySince } }

  /// Tells every connection to answer what it has and close; waits until all are closed, or cuts them off after a time.
  func endAll(within time: TimeAmount) async {
    let open = state.withLock { Array($0.channels.values) }
    for channel in open {
      channel.pipeline.fireUserInboundEventTriggered(DaemonIsEnding())
      channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
    for channel in open { try? await channel.closeFuture.get() }
  }
}
