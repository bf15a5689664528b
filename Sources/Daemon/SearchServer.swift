import Glibc
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle
public import ShirabeIndex
import ShirabeWire

/// The daemon: answers JSON-RPC lines over a Unix socket from an index.
public struct SearchServer: Service {
  /// Requests that may wait for a free thread; beyond that the daemon says that it is busy.
  static let waitingCapacity = 1024
  /// How long requests under way may take when the daemon ends.
  static let endingTime = TimeAmount.seconds(10)

  private let socket: ListeningSocket
  private let pool: SearchPool
  private let logger: Logger

  /// Opens the index and binds the socket, so that whatever prevents the daemon from serving is known here.
  ///
  /// - Parameters:
  ///   - source: What answers the searches.
  ///   - socketPath: Where the socket shall be, at most 107 bytes.
  ///   - folder: The folder of the socket if it is to be made, mode 0700.
  ///   - logger: Where the daemon says what it does.
  /// - Throws: ``IndexError`` or ``DaemonError``.
  public init(_ source: any SearcherSource, socketPath: String, makingFolder folder: String?, logger: Logger) throws {
    self.logger = logger
    pool = try SearchPool(
      source, threadCount: System.coreCount, capacity: SearchServer.waitingCapacity, ready: ReadyList())
    socket = try ListeningSocket(path: socketPath, makingFolder: folder)
  }

  /// Serves until the daemon is asked to end; then answers what is under way.
  public func run() async throws {
    let registry = ConnectionRegistry()
    let methods = MethodTable(ServerStatistics())
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let server = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { [pool] channel in
        channel.eventLoop.makeCompletedFuture {
          let session = Session(channel: channel, pool: pool, methods: methods)
          try channel.pipeline.syncOperations.addHandler(ConnectionHandler(session))
          registry.add(channel)
        }
      }
      .withBoundSocket(socket.descriptor).get()
    logger.info("serving", metadata: ["threads": "\(System.coreCount)"])
    try? await gracefulShutdown()
    logger.info("ending")
    socket.remove()
    await acceptWaitingConnections()
    try await server.close()
    await registry.endAll(within: SearchServer.endingTime)
    pool.close()
    try await group.shutdownGracefully()
  }

  /// Lets the event loop accept the clients that were connected before the socket was taken away, or they would be reset.
  private func acceptWaitingConnections() async {
    let end = ContinuousClock.now + .seconds(1)
    while socket.hasWaitingConnections, ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(1))
    }
  }
}
