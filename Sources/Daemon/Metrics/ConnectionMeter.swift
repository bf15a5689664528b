import NIOCore

/// Counts what a client sends.
final class ConnectionMeter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let statistics: ServerStatistics

  init(_ statistics: ServerStatistics) { self.statistics = statistics }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    statistics.countReceived(bytes: unwrapInboundIn(data).readableBytes)
    context.fireChannelRead(data)
  }
}
