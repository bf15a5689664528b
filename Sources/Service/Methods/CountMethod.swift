import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `count`: how many articles match a query.
enum CountMethod: ServiceMethod {
  static let method = Method.count

  static func parameters(_ params: JSON?) throws(ParameterError) -> CountParameters { try CountParameters(params) }

  static func timeout(_ parameters: CountParameters) -> Int? { parameters.timeoutMilliseconds }

  static func run(
    _ parameters: CountParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let total = try call.searching { engine, interruption throws(SearchError) in
      try engine.count(query: parameters.query, match: parameters.match, until: interruption)
    }
    CountReply(total: total).encode(into: &writer)
  }
}
