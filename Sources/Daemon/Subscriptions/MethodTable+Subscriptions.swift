import Dispatch
import ShirabeJSON
import ShirabeSearch
import ShirabeWire

extension MethodTable {
  /// Begins to tell of new matches, if the query can be read and the moment is one of this index.
  func subscribe(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine, _ subscribing: SubscribingRequest?
  ) throws(ReplyError) -> SubscribeReply {
    let parameters = try reading { () throws(ParameterError) in try SubscribeParameters(params) }
    guard let subscribing else { throw MethodTable.noNotifications }
    let time = try time(parameters.page.timeoutMilliseconds, received)
    let moment = try searching(time) { interruption throws(SearchError) in
      // Asked for nothing, it finds out what would be wrong with the query and the moment, and what the index has come to.
      guard engine is any ChangeFeed else { throw .unsupported("subscribe") }
      var request = try SearchRequest(query: parameters.query, match: parameters.match, limit: 0)
      request.since = parameters.since ?? .beginning(of: nil)
      let present = try engine.search(request, until: interruption).moment
      guard let since = parameters.since else { return present }
      return IndexMoment(since.generation, indexId: present.indexId)
    }
    let number = try subscribing.subscriber.subscribe(parameters, since: moment, by: subscribing)
    return SubscribeReply(subscription: number, moment: moment)
  }

  /// Ends a subscription of the connection.
  func unsubscribe(
    _ params: JSON?, _ time: RequestTime, _ subscribing: SubscribingRequest?
  ) throws(ReplyError) -> UnsubscribeReply {
    try time.check()
    let number = try reading { () throws(ParameterError) in try UnsubscribeParameters(params) }.subscription
    guard subscribing?.subscriber.unsubscribe(number) == true else {
      throw ReplyError(
        .invalidParameters,
        message: "no subscription \(number) on this connection; take the number from the reply to subscribe")
    }
    return UnsubscribeReply()
  }

  private static var noNotifications: ReplyError {
    ReplyError(.notAllowed, message: "there is no way for notifications here; subscribe on a connection")
  }
}
