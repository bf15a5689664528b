import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `search`: a page of the articles that match a query.
enum SearchMethod: ServiceMethod {
  static let method = Method.search

  static func parameters(_ params: JSON?) throws(ParameterError) -> SearchParameters { try SearchParameters(params) }

  static func timeout(_ parameters: SearchParameters) -> Int? { parameters.page.timeoutMilliseconds }

  static func run(
    _ parameters: SearchParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let result = try call.searching { engine, interruption throws(SearchError) in
      try engine.search(SearchRequest(parameters), until: interruption)
    }
    try call.write(result, parameters.page, since: parameters.since, into: &writer)
  }
}
