import ShirabeJSON
import ShirabeModel
import ShirabePassages

/// `analyze`: what is made of a text when it is indexed.
enum AnalyzeMethod: ServiceMethod {
  static let method = Method.analyze

  static func parameters(_ params: JSON?) throws(ParameterError) -> AnalyzeParameters { try AnalyzeParameters(params) }

  static func run(
    _ parameters: AnalyzeParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    try call.time.check()
    AnalyzeReply(analyzing: parameters.text).encode(into: &writer)
  }
}
