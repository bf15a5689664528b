import ShirabeJSON
import ShirabeModel

/// `unsubscribe`: the end of a subscription of the connection.
enum UnsubscribeMethod: ServiceMethod {
  static let method = Method.unsubscribe

  static func parameters(_ params: JSON?) throws(ParameterError) -> UnsubscribeParameters {
    try UnsubscribeParameters(params)
  }

  static func run(
    _ parameters: UnsubscribeParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    try call.time.check()
    let number = parameters.subscription
    guard call.context.subscribing?.subscriber.unsubscribe(number) == true else {
      throw ReplyError(
        .invalidParameters,
        message: "no subscription \(number) on this connection; take the number from the reply to subscribe")
    }
    UnsubscribeReply().encode(into: &writer)
  }
}
