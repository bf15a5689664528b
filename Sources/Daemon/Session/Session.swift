import NIOCore
import ShirabeSearch
import ShirabeService
import ShirabeWire

/// What the event loop and the threads of the pool share of one connection.
///
/// Either may read requests, by way of the inlet, and either may send replies, by way of the outlet; lines are answered by
/// threads alone, whoever read them.
final class Session: Sendable {
  let inlet: RequestInlet
  let outlet = ReplyOutlet()
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
    inlet = RequestInlet(pool: pool, live)
    subscriber = Subscriber(board)
  }

  /// What the connection may take.
  var limits: ConnectionLimits { live.connectionLimits }

  /// Lets threads read from and send to the socket of this descriptor; where that fails, the event loop does everything.
  func open(_ descriptor: Int32) {
    let socket = ConnectionSocket(duplicating: descriptor)
    inlet.open(socket)
    outlet.open(socket)
  }

  /// Drops what is under way, and ends the searches that are.
  func close() {
    dispatcher.cancel()
    subscriber.close()
    inlet.close()
    outlet.close()
  }

  /// Ends what is told besides replies: the client sends no more, and the connection closes when it is answered.
  func endSubscriptions() { subscriber.close() }

  /// Whether a notification would be taken, see ``Outbox/mayNotify(after:within:)``.
  func mayNotify(after number: Int) -> Bool { outlet.mayNotify(after: number, within: limits) }

  /// Sends a notification, on any thread; false where it is not taken.
  func notify(_ line: [UInt8], after number: Int) -> Bool {
    let (isTaken, tells) = outlet.notify(line, after: number, within: limits)
    if tells { tellEventLoop() }
    if isTaken { dispatcher.countNotification(bytes: line.count) }
    return isTaken
  }

  /// Has the lines answered that wait, as far as they may be begun.
  func submitWaiting() {
    let limits = limits
    for (number, request) in outlet.takeParked(within: limits) { submit(number, request) }
    while let (number, line) = inlet.popFirst(begin: { outlet.begin($0, within: limits) }) { submit(number, line) }
  }

  private func submit(_ number: Int, _ line: Inbox.Line) {
    switch line.event {
    case .line(let bytes): submit(number, PendingRequest(bytes, received: line.received))
    case .tooLong(let maximumLineBytes):
      complete(number, dispatcher.refuse(.lineTooLong(maximumLineBytes: maximumLineBytes)))
    case .notEnded(let timeoutMilliseconds):
      complete(number, dispatcher.refuse(.lineNotEnded(timeoutMilliseconds: timeoutMilliseconds)))
    }
  }

  private func submit(_ number: Int, _ request: PendingRequest) {
    let patience = SearchPool.Patience(
      end: { [dispatcher] in dispatcher.deadline(of: request) },
      giveUp: { [self] in
        guard !outlet.isClosed else { return }
        complete(number, dispatcher.refuseAsLate(request))
      })
    let isTaken = pool.submit(of: ObjectIdentifier(self), patience: patience) { [self] in
      answer(number, request, limits, by: $0)
    }
    if !isTaken { complete(number, dispatcher.refuseAsBusy(request)) }
  }

  /// Lends the connection to the threads if the client leads a dialog.
  func lend() {
    inlet.lend(giveBack: { [self] in callHome() }) { [self] in serve(by: $0) }
  }

  /// Brings the connection home, if it is lent, and tells the event loop.
  func callHome() {
    if inlet.callHome() { tellEventLoop() }
  }

  /// Reads from the lent connection, on a thread, and answers what has come.
  ///
  /// - Returns: Whether there was a request.
  private func serve(by engine: any SearchEngine) -> Bool {
    let limits = limits
    switch inlet.receive(within: limits, begin: { outlet.beginAtOnce($0, within: limits) }) {
    case .request(let number, let line, let received):
      answer(number, PendingRequest(line, received: received), limits, by: engine)
      return true
    case .cameHome: tellEventLoop()
    case .nothing: break
    }
    return false
  }

  /// Answers a line on the thread of the engine.
  private func answer(
    _ number: Int, _ request: PendingRequest, _ limits: ConnectionLimits, by engine: any SearchEngine
  ) {
    // Many may wait here whose client has gone; they shall keep nobody else waiting.
    guard outlet.mayCarryOut((number, request), within: limits) else { return }
    let reply = dispatcher.answer(
      request, by: engine,
      for: SubscribingRequest(subscriber: subscriber, outlet: NotificationOutlet(self, after: number)))
    complete(number, reply)
  }

  private func complete(_ number: Int, _ reply: [UInt8]?) {
    if outlet.complete(number, reply) { tellEventLoop() }
  }

  /// Tells the event loop to take its turn, later, even where this is its thread: it may be in the middle of something.
  private func tellEventLoop() {
    channel.eventLoop.execute { [channel] in channel.pipeline.fireUserInboundEventTriggered(TurnIsDue()) }
  }
}

/// Told to the event loop of a connection when it has something to read, to start or to send.
struct TurnIsDue: Sendable {}
