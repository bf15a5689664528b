import NIOCore
import Synchronization

/// The open connections, to be told when the daemon ends.
final class ConnectionRegistry: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    channels.withLock { $0[ObjectIdentifier(channel)] = channel }
    channel.closeFuture.whenComplete { [self] _ in
      _ = channels.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
    }
  }

  /// Tells every connection to answer what it has and close; waits until all are closed, or cuts them off after a time.
  func endAll(within time: TimeAmount) async {
    let open = channels.withLock { Array($0.values) }
    for channel in open {
      channel.pipeline.fireUserInboundEventTriggered(DaemonIsEnding())
      channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
    for channel in open { try? await channel.closeFuture.get() }
  }
}
