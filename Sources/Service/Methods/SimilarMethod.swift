import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `similar`: a page of the articles that are like one.
enum SimilarMethod: ServiceMethod {
  static let method = Method.similar

  static func parameters(_ params: JSON?) throws(ParameterError) -> SimilarParameters { try SimilarParameters(params) }

  static func timeout(_ parameters: SimilarParameters) -> Int? { parameters.page.timeoutMilliseconds }

  static func run(
    _ parameters: SimilarParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let found = try call.searching { engine, interruption throws(SearchError) in
      guard let engine = engine as? any MoreLikeThis else { throw .unsupported("similar") }
      return try engine.similar(to: parameters.id, HitPage(parameters.page), until: interruption)
    }
    guard let found else { throw .noSuchArticle(parameters.id) }
    try call.write(found, parameters.page, into: &writer)
  }
}
