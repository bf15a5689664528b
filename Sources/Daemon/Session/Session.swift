import NIOCore
import ShirabeModel
import ShirabeSearch
import ShirabeService

/// What the event loop and the threads of the pool share of one connection.
///
/// Either may read requests, by way of the reader, and either may send replies, by way of the writer; lines are answered by
/// threads alone, whoever read them.
final class Session: Sendable {
  let reader: RequestReader
  let writer = ReplyWriter()
  /// What the log calls the connection.
  let number: Int
  private let pool: SearchPool
  private let dispatcher: RequestDispatcher
  private let channel: any Channel
  private let live: LiveConfiguration
  private let subscriber: Subscriber

  init(
    number: Int, channel: any Channel, pool: SearchPool, dispatcher: RequestDispatcher, _ board: SubscriptionBoard,
    _ live: LiveConfiguration
  ) {
    self.number = number
    self.channel = channel
    self.pool = pool
    self.dispatcher = dispatcher
    self.live = live
    reader = RequestReader(pool: pool, live)
    subscriber = Subscriber(board)
  }

  /// What the connection may take.
  var limits: ConnectionLimits { live.connectionLimits }

  /// Lets threads read from and send to the socket of this descriptor; where that fails, the event loop does everything.
  func open(_ descriptor: Int32) {
    let socket = ConnectionSocket(duplicating: descriptor)
    reader.open(socket)
    writer.open(socket)
  }

  /// Drops what is under way, and ends the searches that are.
  func close() {
    dispatcher.cancel()
    subscriber.close()
    reader.close()
    writer.close()
  }

  /// Ends what is told besides replies: the client sends no more, and the connection closes when it is answered.
  func endSubscriptions() { subscriber.close() }

  /// Whether a notification would be taken, see ``ReplyBuffer/mayNotify(after:within:)``.
  func mayNotify(after number: Int) -> Bool { writer.mayNotify(after: number, within: limits) }

  /// Sends a notification, on any thread; false where it is not taken.
  func notify(_ line: [UInt8], after number: Int) -> Bool {
    let (isTaken, tells) = writer.notify(line, after: number, within: limits)
    if tells { tellEventLoop() }
    if isTaken { dispatcher.countNotification(bytes: line.count) }
    return isTaken
  }

  /// Has the lines answered that wait, as far as they may be begun.
  func submitWaiting() {
    let limits = limits
    for (number, request) in writer.takeParked(within: limits) { submit(number, request) }
    while let (number, line) = reader.popFirst(begin: { writer.begin($0, within: limits) }) { submit(number, line) }
  }

  private func submit(_ number: Int, _ line: RequestBuffer.Line) {
    switch line.event {
    case .line(let bytes): submit(number, PendingRequest(bytes, received: line.received))
    case .tooLong(let maximumLineBytes):
      complete(number, dispatcher.refuse(.lineTooLong(maximumLineBytes: maximumLineBytes)))
    case .notEnded(let timeoutMilliseconds):
      complete(number, dispatcher.refuse(.lineNotEnded(timeoutMilliseconds: timeoutMilliseconds)))
    }
  }

  private func submit(_ number: Int, _ request: PendingRequest) {
    let deadline = SearchPool.QueueDeadline(
      end: { [dispatcher] in dispatcher.deadline(of: request) },
      expire: { [self] in
        guard !writer.isClosed else { return }
        complete(number, dispatcher.refuseAsLate(request))
      })
    let isTaken = pool.submit(of: ObjectIdentifier(self), deadline: deadline) { [self] in
      answer(number, request, limits, by: $0)
    }
    if !isTaken { complete(number, dispatcher.refuseAsBusy(request)) }
  }

  /// Hands the connection off to the threads if it is interactive.
  func handOff() {
    reader.handOff(reclaim: { [self] in reclaim() }) { [self] in serve(by: $0) }
  }

  /// Reclaims the connection, if it is handed off, and tells the event loop.
  func reclaim() {
    if reader.reclaim() { tellEventLoop() }
  }

  /// Reads from the connection that is handed off, on a thread, and answers what has come.
  ///
  /// - Returns: Whether there was a request.
  private func serve(by engine: any SearchEngine) -> Bool {
    let limits = limits
    switch reader.receive(within: limits, begin: { writer.beginAtOnce($0, within: limits) }) {
    case .request(let number, let line, let received):
      answer(number, PendingRequest(line, received: received), limits, by: engine)
      return true
    case .reclaimed: tellEventLoop()
    case .nothing: break
    }
    return false
  }

  /// Answers a line on the thread of the engine.
  private func answer(
    _ number: Int, _ request: PendingRequest, _ limits: ConnectionLimits, by engine: any SearchEngine
  ) {
    // Many may wait here whose client has gone; they shall keep nobody else waiting.
    guard writer.mayCarryOut((number, request), within: limits) else { return }
    let reply = dispatcher.answer(
      request, by: engine,
      for: SubscribingRequest(subscriber: subscriber, sink: NotificationWriter(self, after: number)))
    complete(number, reply)
  }

  private func complete(_ number: Int, _ reply: [UInt8]?) {
    if writer.complete(number, reply) { tellEventLoop() }
  }

  /// Tells the event loop that it has work, later, even where this is its thread: it may be in the middle of something.
  private func tellEventLoop() {
    channel.eventLoop.execute { [channel] in channel.pipeline.fireUserInboundEventTriggered(WorkIsDue()) }
  }
}

/// Told to the event loop of a connection when it has something to read, to start or to send.
struct WorkIsDue: Sendable {}
