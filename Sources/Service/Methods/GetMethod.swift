import ShirabeArticles
import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `get`: an article as it was given.
enum GetMethod: ServiceMethod {
  static let method = Method.get

  static func parameters(_ params: JSON?) throws(ParameterError) -> GetParameters { try GetParameters(params) }

  static func timeout(_ parameters: GetParameters) -> Int? { parameters.timeoutMilliseconds }

  static func run(
    _ parameters: GetParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let article = try call.searching { engine, interruption throws(SearchError) in
      try engine.article(id: parameters.id, until: interruption)
    }
    guard let article else { throw .noSuchArticle(parameters.id) }
    let json = article.json
    try call.writing(&writer) { $0.append(json) }
  }
}
