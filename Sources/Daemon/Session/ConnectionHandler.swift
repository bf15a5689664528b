import Glibc
import NIOCore

/// The event loop's side of one client: it reads lines and has them answered, sends what threads could not send, and opens
/// and closes the connection.
///
/// Everything here happens on the channel's event loop, and nothing of it blocks. A reply leaves from the thread that made
/// it, by way of the outlet, and the requests of a dialog are read by threads, by way of the inlet: that saves them the
/// wait for the event loop and the way to it and back, which may be as long as a search.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Lines that may wait until fewer requests are under way; then the daemon stops reading.
  private static let maximumWaiting = 64
  /// How long a client that sent too long a line may go on sending before it is cut off.
  private static let discardTime = TimeAmount.seconds(1)

  private let session: Session
  /// Writes of what the outlet handed over that are not yet on their way.
  private var unfinishedWriteCount = 0
  private var context: ChannelHandlerContext?
  private var daemonIsEnding = false

  private var inlet: RequestInlet { session.inlet }
  private var outlet: ReplyOutlet { session.outlet }

  init(_ session: Session) {
    self.session = session
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    // Without the allocator in its place the connection must never be lent, and without a socket it is not.
    try? context.channel.syncOptions?.setOption(.recvAllocator, value: HomecomingAllocator(session))
    try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      session.open($0)
    }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    session.close()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
      inlet.take(bytes.bindMemory(to: UInt8.self), repliesAreDue: outlet.isBusy)
    }
    pump(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is TurnIsDue: takeTurn()
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

  /// Lets the client send no more. What it has sent already is still read, with an end of file behind it (unix(7), shutdown(2)).
  private func shutDownInput(_ context: ChannelHandlerContext) -> Bool {
    let result = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      shutdown($0, Int32(SHUT_RD))
    }
    return result == 0
  }

  private func end(_ context: ChannelHandlerContext) {
    _ = inlet.callHome()
    // What was not a whole line when the daemon ended is no request.
    inlet.end(dropsRest: daemonIsEnding)
    pump(context)
  }

  /// Starts what may be started, lends the connection or reads on while there is room for more, and closes when nothing is
  /// left to do.
  private func pump(_ context: ChannelHandlerContext) {
    while inlet.status.waitingCount > 0, context.channel.isWritable, let number = outlet.begin(),
      let line = inlet.popFirst()
    {
      session.submit(number, line)
    }
    if context.channel.isWritable { session.lend() }
    let status = inlet.status
    let reads =
      !status.isLent && status.waitingCount < ConnectionHandler.maximumWaiting && context.channel.isWritable
    _ = try? context.channel.syncOptions?.setOption(.autoRead, value: reads)
    closeIfDone(context, status)
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

  private func closeIfDone(_ context: ChannelHandlerContext, _ status: Inbox.Status) {
    guard status.hasEnded || status.isDiscarding, status.waitingCount == 0, outlet.isEmptyOrTells() else { return }
    if status.hasEnded {
      // The promise of an empty write is kept when all that was written before is on its way.
      context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { _ in
        context.close(promise: nil)
      }
    } else {
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
