import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `suggest`: how what was typed so far may go on.
enum SuggestMethod: ServiceMethod {
  static let method = Method.suggest

  static func parameters(_ params: JSON?) throws(ParameterError) -> SuggestParameters { try SuggestParameters(params) }

  static func timeout(_ parameters: SuggestParameters) -> Int? { parameters.timeoutMilliseconds }

  static func run(
    _ parameters: SuggestParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let found = try call.searching { engine, interruption throws(SearchError) in
      guard let engine = engine as? any Completing else { throw .unsupported("suggest") }
      guard let field = parameters.field else {
        return try engine.suggest(prefix: parameters.prefix, limit: parameters.limit, until: interruption)
      }
      return try engine.suggest(field, prefix: parameters.prefix, limit: parameters.limit, until: interruption)
    }
    SuggestReply(suggestions: found).encode(into: &writer)
  }
}
