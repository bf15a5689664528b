import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `whyNot`: what keeps an article from being found.
enum WhyNotMethod: ServiceMethod {
  static let method = Method.whyNot

  static func parameters(_ params: JSON?) throws(ParameterError) -> WhyNotParameters { try WhyNotParameters(params) }

  static func timeout(_ parameters: WhyNotParameters) -> Int? { parameters.timeoutMilliseconds }

  static func run(
    _ parameters: WhyNotParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let found = try call.searching { engine, interruption throws(SearchError) in
      guard let engine = engine as? any Explaining else { throw .unsupported("whyNot") }
      return try engine.whyNot(
        query: parameters.query, match: parameters.match, id: parameters.id, until: interruption)
    }
    guard let found else { throw .noSuchArticle(parameters.id) }
    found.encode(into: &writer)
  }
}
