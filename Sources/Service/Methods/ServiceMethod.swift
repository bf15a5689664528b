import ShirabeJSON
import ShirabeModel

/// A method of the protocol: what it is called, what it asks for, and what it does. A new one is a file with one of these and a line
/// in ``Method/service``.
protocol ServiceMethod {
  /// What a request says.
  associatedtype Parameters

  /// Its name.
  static var method: Method { get }

  /// Reads the params of a request, strictly.
  static func parameters(_ params: JSON?) throws(ParameterError) -> Parameters

  /// The time in milliseconds that a request names for itself, if it names one.
  static func timeout(_ parameters: Parameters) -> Int?

  /// Does what is asked for and writes the result.
  static func run(
    _ parameters: Parameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError)

  /// Reads the params, allots the time and runs. The type of the parameters is known here, so nothing of a request is boxed.
  static func answer(_ params: JSON?, in context: MethodContext, into writer: inout JSONWriter) throws(ReplyError)
}

extension ServiceMethod {
  static func answer(
    _ params: JSON?, in context: MethodContext, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let parameters: Parameters
    do throws(ParameterError) { parameters = try self.parameters(params) } catch { throw error.replyError }
    let time = try RequestTime(
      milliseconds: timeout(parameters), from: context.received, context.limits, context.cancellation)
    try run(parameters, in: MethodCall(context: context, time: time), into: &writer)
  }

  static func timeout(_ parameters: Parameters) -> Int? { nil }
}

extension ServiceMethod where Parameters == NoParameters {
  static func parameters(_ params: JSON?) throws(ParameterError) -> NoParameters {
    try NoParameters(params, method: method.rawValue)
  }
}
