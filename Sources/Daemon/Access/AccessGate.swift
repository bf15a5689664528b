import Logging
import NIOCore
import ShirabeJSON
import ShirabeModel
import ShirabeService

/// Lets a connection through to the handlers behind, or tells the peer in one line that it may not ask, and closes.
final class AccessGate: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long a peer that was refused may take to read why and go.
  private static let leaveTime = TimeAmount.seconds(1)

  private let rule: AccessRule
  private let bound: ConnectionBound
  private let maximumConnections: Int
  private let statistics: ServerStatistics
  private let logger: Logger
  private var isRefused = false

  init(
    _ rule: AccessRule, _ bound: ConnectionBound, atMost maximumConnections: Int, _ statistics: ServerStatistics,
    _ logger: Logger
  ) {
    self.rule = rule
    self.bound = bound
    self.maximumConnections = maximumConnections
    self.statistics = statistics
    self.logger = logger
  }

  func channelActive(context: ChannelHandlerContext) {
    guard let peer = peer(context) else {
      isRefused = true
      return context.close(promise: nil)
    }
    guard rule.admits(peer) else {
      logger.notice("a peer may not ask", metadata: ["user": .stringConvertible(Int(peer.userID))])
      return refuse(context, ReplyError(.notAllowed, message: rule.refusal(of: peer)))
    }
    switch bound.admit(atMost: maximumConnections) {
    case .admitted:
      context.channel.closeFuture.whenComplete { [bound] _ in bound.leave() }
      context.fireChannelActive()
    case .full(let count):
      refuse(
        context,
        ReplyError(
          .busy,
          message: "all \(count) connections are taken; try again in a moment, ask more on each connection, or have "
            + "connections.maximum of the daemon's configuration raised"))
    }
  }

  /// Who is at the other end; nil where that cannot be known, most often since nobody is there any more.
  private func peer(_ context: ChannelHandlerContext) -> PeerCredentials? {
    do {
      return try context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
        PeerCredentials($0)
      } ?? nil
    } catch {
      logger.debug("a peer cannot be known", metadata: ["reason": .string(String(describing: error))])
      return nil
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if !isRefused { context.fireChannelRead(data) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard isRefused else { return context.fireUserInboundEventTriggered(event) }
    switch event {
    case ChannelEvent.inputClosed: context.close(promise: nil)
    case is DaemonIsEnding: context.close(promise: nil)
    default: break
    }
  }

  /// Says why, and reads on for a while: to close at once, with something unread, would reset the connection.
  private func refuse(_ context: ChannelHandlerContext, _ error: ReplyError) {
    isRefused = true
    statistics.countRefusedConnection()
    statistics.countError(error)
    let line = Reply(id: .null, error: error).line
    context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: line)), promise: nil)
    // Where many are turned away at once, they get no time: each holds a file open.
    guard bound.beginLeaving() else { return context.close(promise: nil) }
    context.channel.closeFuture.whenComplete { [bound] _ in bound.endLeaving() }
    context.close(mode: .output, promise: nil)
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.value.eventLoop.assumeIsolated().scheduleTask(in: AccessGate.leaveTime) {
      context.value.close(promise: nil)
    }
  }
}
