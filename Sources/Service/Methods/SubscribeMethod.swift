import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// `subscribe`: notifications of new matches, if the query can be read and the moment is one of this index.
enum SubscribeMethod: ServiceMethod {
  static let method = Method.subscribe

  static func parameters(_ params: JSON?) throws(ParameterError) -> SubscribeParameters {
    try SubscribeParameters(params)
  }

  static func timeout(_ parameters: SubscribeParameters) -> Int? { parameters.page.timeoutMilliseconds }

  static func run(
    _ parameters: SubscribeParameters, in call: MethodCall, into writer: inout JSONWriter
  ) throws(ReplyError) {
    guard let subscribing = call.context.subscribing else {
      throw ReplyError(.notAllowed, message: "there is no way for notifications here; subscribe on a connection")
    }
    let moment = try call.searching { engine, interruption throws(SearchError) in
      // Asked for nothing, it finds out what would be wrong with the query and the moment, and what the index has come to.
      guard engine is any ChangeFeed else { throw .unsupported("subscribe") }
      var request = try SearchRequest(query: parameters.query, match: parameters.match, limit: 0)
      request.since = parameters.since ?? .beginning(of: nil)
      let present = try engine.search(request, until: interruption).moment
      guard let since = parameters.since else { return present }
      return IndexMoment(since.generation, indexId: present.indexId)
    }
    let number = try subscribing.subscriber.subscribe(parameters, since: moment, by: subscribing)
    SubscribeReply(subscription: number, moment: moment).encode(into: &writer)
  }
}
