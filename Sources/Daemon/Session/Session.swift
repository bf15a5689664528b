import NIOCore
import ShirabeIndex
import ShirabeWire

/// What the event loop and the threads of the pool share of one connection.
///
/// Either may read requests, by way of the inlet, and either may send replies, by way of the outlet; lines are answered by
/// threads alone, whoever read them.
final class Session: Sendable {
  let inlet: RequestInlet
  let outlet = ReplyOutlet()
  private let pool: SearchPool
  private let methods: MethodTable
  private let channel: any Channel

  init(channel: any Channel, pool: SearchPool, methods: MethodTable) {
    self.channel = channel
    self.pool = pool
    self.methods = methods
    inlet = RequestInlet(pool: pool)
  }

  /// Lets threads read from and send to the socket of this descriptor; where that fails, the event loop does everything.
  func open(_ descriptor: Int32) {
    let socket = ConnectionSocket(duplicating: descriptor)
    inlet.open(socket)
    outlet.open(socket)
  }

  /// Drops what is under way, and ends the searches that are.
  func close() {
    methods.cancel()
    inlet.close()
    outlet.close()
  }

  /// Has a line answered that the event loop has read.
  func submit(_ number: Int, _ line: Inbox.Line) {
    guard case .line(let bytes) = line.event else {
      return complete(number, Reply.lineTooLong(maximumLineBytes: Inbox.maximumLineBytes).line)
    }
    let patience = SearchPool.Patience(
      end: { [methods] in methods.deadline(of: bytes, received: line.received) },
      giveUp: { [self] in
        guard !outlet.isClosed else { return }
        complete(number, methods.refuseAsLate(bytes, received: line.received))
      })
    let isTaken = pool.submit(of: ObjectIdentifier(self), patience: patience) { [self] in answer(number, line, by: $0) }
    if !isTaken { complete(number, methods.refuseAsBusy(bytes)) }
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
  private func serve(by searcher: any Searcher) -> Bool {
    switch inlet.receive(begin: outlet.beginAtOnce) {
    case .request(let number, let line):
      answer(number, line, by: searcher)
      return true
    case .cameHome: tellEventLoop()
    case .nothing: break
    }
    return false
  }

  /// Answers a line on the thread of the searcher.
  private func answer(_ number: Int, _ line: Inbox.Line, by searcher: any Searcher) {
    // Many may wait here whose client has gone; they shall keep nobody else waiting.
    guard case .line(let bytes) = line.event, !outlet.isClosed else { return }
    complete(number, methods.answer(bytes, received: line.received, by: searcher))
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
