import Dispatch
import Glibc
import Logging
import NIOCore

/// The event loop's side of one client: it reads lines and has them answered, sends what threads could not send, and opens
/// and closes the connection.
///
/// Everything here happens on the channel's event loop, and nothing of it blocks. A reply leaves from the thread that made
/// it, by way of the writer, and the requests of an interactive connection are read by threads, by way of the reader: that
/// saves them the wait for the event loop and the way to it and back, which may be as long as a search. What a client leaves
/// undone always ends up here, a half line as well as a reply that it does not take, and here are the clocks for that.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long a client that was told of the end may go on sending before it is cut off.
  private static let discardTime = TimeAmount.seconds(1)

  private let session: Session
  private let logger: Logger
  /// Writes of what the writer handed over that are not yet on their way.
  private var unfinishedWriteCount = 0
  /// The bytes of all writes so far.
  private var writtenByteCount = 0
  private var progress = SendingProgress()
  private var context: ChannelHandlerContext?
  private var daemonIsEnding = false
  private var isReading = true
  private var isHalfLineTimed = false
  private var isSendingTimed = false

  private var reader: RequestReader { session.reader }
  private var writer: ReplyWriter { session.writer }

  init(_ session: Session, _ logger: Logger) {
    self.session = session
    self.logger = logger
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    trying("threads cannot read from a connection, and the event loop does everything") {
      // Without the allocator in its place the connection must never be handed off, and without a socket it is not.
      try context.channel.syncOptions?.setOption(.recvAllocator, value: ReclaimingAllocator(session))
      return try context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
        session.open($0)
      }
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
      reader.take(bytes.bindMemory(to: UInt8.self), repliesAreDue: writer.isBusy)
    }
    pump()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is WorkIsDue: doWork()
    case ChannelEvent.inputClosed: end()
    case is DaemonIsEnding:
      daemonIsEnding = true
      if !shutDownInput(context) { end() }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    pump()
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A reset or failed connection concerns nobody but its client, and that one is gone.
    context.close(promise: nil)
  }

  /// Lets the client send no more. What it has sent already is still read, with an end of file behind it (unix(7), shutdown(2)).
  private func shutDownInput(_ context: ChannelHandlerContext) -> Bool {
    let result = trying("a client cannot be kept from sending") {
      try context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
        shutdown($0, Int32(SHUT_RD))
      }
    }
    return result == 0
  }

  private func end() {
    // What was not a whole line when the daemon ended is no request.
    reader.end(dropsRest: daemonIsEnding)
    session.endSubscriptions()
    pump()
  }

  /// Starts what may be started, hands the connection off or reads on while there is room for more, and closes when nothing is
  /// left to do.
  private func pump() {
    guard let context, !reader.isClosing else { return }
    if context.channel.isWritable {
      session.submitWaiting()
      session.handOff()
    }
    let status = reader.status
    let reads = !status.isFull(session.limits) && context.channel.isWritable
    // The time in which the daemon did not read is not the client's.
    if reads, !isReading { reader.restartHalfLine() }
    isReading = reads
    trying("what is read of a connection cannot be bounded") {
      try context.channel.syncOptions?.setOption(.autoRead, value: reads && status.state != .handedOff)
    }
    if let since = status.halfLineSince { timeHalfLine(since, context) }
    closeIfDone(context)
  }

  /// Sends what the socket did not take from the threads, and goes on with what waited for replies to be done.
  private func doWork() {
    let unsent = writer.takeUnsent()
    guard let context else { return }
    for (number, line) in unsent.enumerated() {
      let buffer = wrapOutboundOut(context.channel.allocator.buffer(bytes: line))
      let byteCount = line.count
      unfinishedWriteCount += 1
      writtenByteCount += byteCount
      let written = context.eventLoop.makePromise(of: Void.self)
      written.futureResult.assumeIsolated().whenComplete { [self] _ in
        unfinishedWriteCount -= 1
        writer.sent(byteCount: byteCount)
        if unfinishedWriteCount == 0 { writer.handBack() }
        pump()
      }
      if number < unsent.count - 1 {
        context.write(buffer, promise: written)
      } else {
        context.writeAndFlush(buffer, promise: written)
      }
    }
    if unfinishedWriteCount > 0 { timeSending(context) }
    pump()
  }

  private func closeIfDone(_ context: ChannelHandlerContext) {
    guard reader.mayFinish, writer.isEmptyOrTells(), let closing = reader.finish() else { return }
    switch closing {
    case .onceAllIsSent:
      // The promise of an empty write is kept when all that was written before is on its way.
      context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { _ in
        context.close(promise: nil)
      }
    case .outputFirst:
      context.close(mode: .output).assumeIsolated().whenComplete { [self] _ in
        context.eventLoop.assumeIsolated().scheduleTask(in: ConnectionHandler.discardTime) {
          self.context?.close(promise: nil)
        }
      }
    }
  }

  /// Looks again when the line that is half sent must have ended.
  private func timeHalfLine(_ since: DispatchTime, _ context: ChannelHandlerContext) {
    guard !isHalfLineTimed else { return }
    isHalfLineTimed = true
    let end = since + .milliseconds(session.limits.halfLineMilliseconds)
    let rest = Int64(end.uptimeNanoseconds) - Int64(DispatchTime.now().uptimeNanoseconds)
    // While the daemon does not read, the time stands still, and a look now and then is enough.
    let time = TimeAmount.nanoseconds(max(1_000_000, rest))
    context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
      isHalfLineTimed = false
      if isReading { _ = reader.giveUpHalfLine() } else { reader.restartHalfLine() }
      pump()
    }
  }

  /// Looks now and then whether the client takes what it is sent, as long as there is something.
  private func timeSending(_ context: ChannelHandlerContext) {
    guard !isSendingTimed else { return }
    isSendingTimed = true
    let maximum = session.limits.sendMilliseconds
    _ = progress.standstillMilliseconds(sentByteCount: sentByteCount(context), at: .now())
    context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(max(1, maximum / 8)))) { [self] in
      isSendingTimed = false
      guard let context = self.context, unfinishedWriteCount > 0 else { return }
      let milliseconds = progress.standstillMilliseconds(sentByteCount: sentByteCount(context), at: .now())
      guard milliseconds >= maximum else { return timeSending(context) }
      logger.notice(
        "a client does not read what it is sent",
        metadata: ["connection": "\(session.number)", "milliseconds": "\(milliseconds)"])
      reader.abandon()
      context.close(promise: nil)
    }
  }

  private func sentByteCount(_ context: ChannelHandlerContext) -> Int {
    let buffered = trying("what is not yet sent to a client cannot be counted") {
      try context.channel.syncOptions?.getOption(.bufferedWritableBytes)
    }
    return writtenByteCount - (buffered ?? 0)
  }

  /// Does what the connection can do without where it fails, as it does once the client is gone; what failed is for whoever looks
  /// closer.
  @discardableResult
  private func trying<Value>(_ failure: String, _ body: () throws -> Value?) -> Value? {
    do {
      return try body()
    } catch {
      logger.debug(
        "\(failure)", metadata: ["connection": "\(session.number)", "reason": .string(String(describing: error))])
      return nil
    }
  }
}

/// Told to every connection when the daemon is about to end.
struct DaemonIsEnding: Sendable {}
