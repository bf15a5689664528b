import Glibc
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle
public import ShirabeConfiguration
import ShirabeModel
public import ShirabeSearch
import ShirabeService

/// The daemon: answers JSON-RPC lines over a Unix socket from an index.
public struct SearchServer: Service {
  /// Where the socket comes from.
  public enum SocketOrigin: Sendable {
    /// The daemon makes it at a path of at most 107 bytes; the folder too, where that is the daemon's own.
    case path(String, isDefault: Bool)
    /// The service manager made it.
    case inherited(InheritedSocket)
  }

  /// How long requests under way may take when the daemon ends.
  static let endingTime = TimeAmount.seconds(10)

  /// Tells the service manager how the daemon is.
  let notifier: ServiceNotifier
  private let live: LiveConfiguration
  private let socket: ListeningSocket
  private let pool: SearchPool
  private let threadCount: Int
  private let statistics: ServerStatistics
  private let bound: ConnectionBound
  private let source: any EngineSource
  private let troubles: TroubleLog
  /// What the service manager said.
  private let environment: [String: String]
  private let logger: Logger

  /// Opens the index and binds the socket, so that whatever prevents the daemon from serving is known here.
  ///
  /// - Parameters:
  ///   - source: What answers the searches.
  ///   - live: The configuration, which may change while the daemon serves.
  ///   - origin: Where the socket comes from.
  ///   - indexFolder: The folder of the index, as an absolute path, for whoever asks for it; nil where there is none.
  ///   - environment: The variables, by which a service manager says what it wants to be told.
  ///   - logger: Where the daemon says what it does.
  /// - Throws: ``EngineFailure`` or ``DaemonError``.
  public init(
    _ source: any EngineSource, _ live: LiveConfiguration, socket origin: SocketOrigin,
    indexFolder: String? = nil, environment: [String: String], logger: Logger
  ) throws {
    statistics = ServerStatistics(indexFolder: indexFolder)
    self.source = source
    self.live = live
    troubles = TroubleLog(logger)
    self.environment = environment.filter { ["WATCHDOG_USEC", "WATCHDOG_PID"].contains($0.key) }
    self.logger = logger
    notifier = ServiceNotifier(socket: environment["NOTIFY_SOCKET"])
    let search = live.current.search
    threadCount = SearchServer.threadCount(search)
    source.observe { [troubles, notifier] change in
      troubles.tell(change)
      if case .reopened = change { notifier.status("serving") }
    }
    pool = try SearchPool(source, threadCount: threadCount, capacity: search.waiting, poller: EventPoller())
    // The files of the index are open now, so that the rest is for connections.
    bound = ConnectionBound(logger)
    try bound.prepare(for: live.maximumConnections)
    switch origin {
    case .path(let path, let isDefault):
      socket = try ListeningSocket(path: path, isDefault: isDefault, sharing: live.accessRule.sharing)
    case .inherited(let inherited): socket = ListeningSocket(inherited)
    }
  }

  /// How many searches run at once.
  public static func threadCount(_ search: DaemonConfiguration.Search) -> Int {
    search.threads == 0 ? System.coreCount : search.threads
  }

  /// Serves until the daemon is asked to end, or nobody has been connected for the time that the configuration says;
  /// then answers what is under way.
  public func run() async throws {
    let registry = ConnectionRegistry()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let board = SubscriptionBoard(live, submit: { [pool] in pool.submit(of: $0, $1) }) { [loop = group.next()] in
      loop.scheduleTask(in: TimeAmount($0), $1)
    }
    let server = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      // Where a connection cannot be accepted, the next attempt waits a second.
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler(shouldForwardIOErrorCaught: false))
        }
      }
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try prepare(channel, registry, board) }
      }
      .withBoundSocket(socket.descriptor).get()
    logger.info("serving", metadata: ["threads": "\(threadCount)"])
    let isIdle = await serve(IdleEnd(live: live, registry: registry, socket: socket, server: server))
    logger.info("ending", metadata: isIdle ? ["reason": "nobody was connected for idleTimeoutSeconds"] : [:])
    notifier.stopping()
    if !isIdle {
      socket.remove()
      await acceptWaitingConnections()
      try await server.close()
    }
    board.close()
    await registry.endAll(within: SearchServer.endingTime)
    pool.close()
    try await group.shutdownGracefully()
  }

  /// Opens the socket to those who may ask.
  func share(with rule: AccessRule) throws(DaemonError) { try socket.share(rule.sharing) }

  private func prepare(_ channel: any Channel, _ registry: ConnectionRegistry, _ board: SubscriptionBoard) throws {
    let number = statistics.countConnection()
    channel.closeFuture.whenComplete { [statistics] _ in statistics.countConnectionEnd() }
    let dispatcher = RequestDispatcher(statistics, log: RequestLog(logger, live, troubles), live, connection: number)
    let session = Session(number: number, channel: channel, pool: pool, dispatcher: dispatcher, board, live)
    try channel.pipeline.syncOperations.addHandlers([
      AccessGate(live.accessRule, bound, atMost: live.maximumConnections, statistics, logger),
      ConnectionHandler(session, logger),
    ])
    registry.add(channel)
  }

  /// Tells the service manager as soon as a search is answered, and that this goes on, until the daemon is asked to end
  /// or is idle for too long; true where it was idle.
  private func serve(_ idleEnd: IdleEnd) async -> Bool {
    let probe = SearchProbe(pool: pool, statistics: statistics)
    switch await probe.run() {
    case .answered: notifier.ready()
    // A manager that waited for more would start it over and over.
    case .otherFormat: notifier.waiting()
    case .failed:
      logger.error("the index does not answer a search; see shirabe status")
      notifier.status("the index does not answer a search")
    }
    let watchdog = Watchdog(environment: environment, notifier: notifier, probe: probe)
    return await withTaskGroup { group in
      if let watchdog { group.addTask { await watchdog.run() } }
      group.addTask { [source] in await IndexWatch(source: source).run() }
      let isIdle = await withTaskGroup(of: Bool.self) { ends in
        ends.addTask {
          try? await gracefulShutdown()
          return false
        }
        ends.addTask { await idleEnd.wait() }
        var isIdle = await ends.next() ?? false
        ends.cancelAll()
        for await end in ends where end { isIdle = true }
        return isIdle
      }
      group.cancelAll()
      return isIdle
    }
  }

  /// Lets the event loop accept the clients that were connected before the socket was taken away, or they would be reset.
  private func acceptWaitingConnections() async {
    let end = ContinuousClock.now + .seconds(1)
    while socket.hasWaitingConnections, ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(1))
    }
  }
}
