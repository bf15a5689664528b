import ShirabeJSON
import ShirabeModel

/// `ping`: an answer, without a look at the index.
enum PingMethod: ServiceMethod {
  static let method = Method.ping

  static func run(_: NoParameters, in call: MethodCall, into writer: inout JSONWriter) throws(ReplyError) {
    try call.time.check()
    PingReply().encode(into: &writer)
  }
}
