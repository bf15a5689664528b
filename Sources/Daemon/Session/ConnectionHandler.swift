import DequeModule
import Dispatch
import Glibc
import NIOCore
import ShirabeJSON
import ShirabeWire

/// One client: lines come in, go to the search pool, and their replies go out in the order of the lines.
///
/// Everything here happens on the channel's event loop, and nothing of it blocks. A reply leaves from the thread that made
/// it, by way of the outlet: that saves it the wait for the event loop, which may be as long as a search.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Requests of one client that may be under way; more wait, and then the daemon stops reading.
  private static let maximumInFlight = 64
  /// How long a client that sent too long a line may go on sending before it is cut off.
  private static let discardTime = TimeAmount.seconds(1)

  private let pool: SearchPool
  private let methods: MethodTable
  private var framer = LineFramer()
  private var waiting: Deque<(line: [UInt8], received: DispatchTime)> = []
  private let outlet = ReplyOutlet()
  /// Writes of what the outlet handed over that are not yet on their way.
  private var unfinishedWriteCount = 0
  private var context: ChannelHandlerContext?
  /// Whether no more lines will be taken: the client has ended its sending, or the daemon is ending.
  private var inputHasEnded = false
  private var daemonIsEnding = false
  private var isDiscarding = false

  init(pool: SearchPool, methods: MethodTable) {
    self.pool = pool
    self.methods = methods
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      outlet.open($0)
    }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    outlet.close()
    waiting.removeAll()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !inputHasEnded, !isDiscarding else { return }
    let events = unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
      framer.append(bytes.bindMemory(to: UInt8.self))
    }
    for event in events { take(event) }
    pump(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed: end(context)
    case is DaemonIsEnding:
      daemonIsEnding = true
      if !shutDownInput(context) { end(context) }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    pump(context)
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A reset or failed connection concerns nobody but its client, and that one is gone.
    context.close(promise: nil)
  }

  private func take(_ event: LineFramer.Event) {
    switch event {
    case .line(let line): waiting.append((line, .now()))
    case .overflow:
      isDiscarding = true
      // The error has its turn after the replies to the lines before; an empty line stands for it.
      waiting.append(([], .now()))
    }
  }

  /// Lets the client send no more. What it has sent already is still read, with an end of file behind it (unix(7), shutdown(2)).
  private func shutDownInput(_ context: ChannelHandlerContext) -> Bool {
    let result = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      shutdown($0, Int32(SHUT_RD))
    }
    return result == 0
  }

  private func end(_ context: ChannelHandlerContext) {
    guard !inputHasEnded else { return }
    // What was not a whole line when the daemon ended is no request.
    if daemonIsEnding { framer = LineFramer() }
    if let last = framer.finish(), !isDiscarding { take(last) }
    inputHasEnded = true
    pump(context)
  }

  /// Starts what may be started, reads on only while there is room for more, and closes when nothing is left to do.
  private func pump(_ context: ChannelHandlerContext) {
    while !waiting.isEmpty, context.channel.isWritable,
      let number = outlet.begin(atMost: ConnectionHandler.maximumInFlight), let (line, received) = waiting.popFirst()
    {
      start(number, line, received, context)
    }
    let hasRoom = waiting.count < ConnectionHandler.maximumInFlight && context.channel.isWritable
    _ = try? context.channel.syncOptions?.setOption(.autoRead, value: hasRoom)
    closeIfDone(context)
  }

  private func start(_ number: Int, _ line: [UInt8], _ received: DispatchTime, _ context: ChannelHandlerContext) {
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    let complete = { @Sendable [outlet, eventLoop = context.eventLoop] (reply: [UInt8]?) in
      if outlet.complete(number, reply) { eventLoop.execute { handler.value.takeTurn() } }
    }
    guard !line.isEmpty else {
      return complete(Reply.lineTooLong(maximumLineBytes: framer.maximumLineBytes).line)
    }
    let isTaken = pool.submit(of: ObjectIdentifier(outlet)) { [methods, outlet] searcher in
      // Many may wait here whose client has gone; they shall keep nobody else waiting.
      guard !outlet.isClosed else { return }
      complete(methods.answer(line, received: received, by: searcher))
    }
    if !isTaken { complete(methods.refuseAsBusy(line)) }
  }

  /// Sends what the socket did not take from the threads, and goes on with what waited for replies to be done.
  private func takeTurn() {
    let unsent = outlet.takeUnsent()
    guard let context else { return }
    for (number, line) in unsent.enumerated() {
      let buffer = wrapOutboundOut(context.channel.allocator.buffer(bytes: line))
      unfinishedWriteCount += 1
      let written = context.eventLoop.makePromise(of: Void.self)
      written.futureResult.assumeIsolated().whenComplete { [self] _ in
        unfinishedWriteCount -= 1
        if unfinishedWriteCount == 0 { outlet.handBack() }
      }
      if number < unsent.count - 1 {
        context.write(buffer, promise: written)
      } else {
        context.writeAndFlush(buffer, promise: written)
      }
    }
    pump(context)
  }

  private func closeIfDone(_ context: ChannelHandlerContext) {
    guard inputHasEnded || isDiscarding, waiting.isEmpty, outlet.isEmptyOrTells() else { return }
    if inputHasEnded {
      // The promise of an empty write is kept when all that was written before is on its way.
      context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { _ in
        context.close(promise: nil)
      }
    } else if isDiscarding {
      // Closing at once would reset the connection while the client still sends, and it might never see the reply.
      context.close(mode: .output, promise: nil)
      context.eventLoop.assumeIsolated().scheduleTask(in: ConnectionHandler.discardTime) { [self] in
        self.context?.close(promise: nil)
      }
    }
  }
}

/// Told to every connection when the daemon is about to end.
struct DaemonIsEnding: Sendable {}
