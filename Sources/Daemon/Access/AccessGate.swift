import Logging
import NIOCore
import ShirabeJSON
import ShirabeWire

/// Lets a connection through to the handlers behind, or tells the peer in one line that it may not ask, and closes.
final class AccessGate: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long a peer that was refused may take to read why and go.
  private static let leaveTime = TimeAmount.seconds(1)

  private let rule: AccessRule
  private let statistics: ServerStatistics
  private let logger: Logger
  private var isRefused = false

  init(_ rule: AccessRule, _ statistics: ServerStatistics, _ logger: Logger) {
    self.rule = rule
    self.statistics = statistics
    self.logger = logger
  }

  func channelActive(context: ChannelHandlerContext) {
    let peer = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      PeerCredentials($0)
    }
    guard let peer = peer ?? nil else {
      isRefused = true
      return context.close(promise: nil)
    }
    if rule.admits(peer) { return context.fireChannelActive() }
    isRefused = true
    statistics.countRefusedConnection()
    logger.notice("a peer may not ask", metadata: ["user": .stringConvertible(Int(peer.userID))])
    refuse(context, rule.refusal(of: peer))
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
  private func refuse(_ context: ChannelHandlerContext, _ message: String) {
    let line = Reply(id: .null, error: ReplyError(.notAllowed, message: message)).line
    context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: line)), promise: nil)
    context.close(mode: .output, promise: nil)
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.value.eventLoop.assumeIsolated().scheduleTask(in: AccessGate.leaveTime) {
      context.value.close(promise: nil)
    }
  }
}
