import Dispatch
import ShirabeIndex
import ShirabeJSON
import ShirabeWire

extension MethodTable {
  /// Begins to tell of new matches, if the query can be read and the moment is one of this index.
  func subscribe(
    _ params: JSON?, _ received: DispatchTime, _ searcher: any Searcher, _ subscribing: SubscribingRequest?
  ) throws(ReplyError) -> SubscribeReply {
    let parameters = try reading { () throws(ParameterError) in try SubscribeParameters(params) }
    guard let subscribing else { throw MethodTable.noNotifications }
    let time = try time(parameters.page.timeoutMilliseconds, received)
    let moment = try searching(time) { interruption throws(SearchError) in
      let status = try searcher.status(until: interruption)
      let since = IndexGeneration(
        parameters.since.map { Int64($0.generation) } ?? status.generation,
        indexId: parameters.since?.indexId ?? status.indexId)
      // Asked for nothing, it finds out what would be wrong with the query and the moment.
      var request = SearchRequest(query: parameters.query, match: SearchRequest.Match(parameters.match), limit: 0)
      request.since = since
      _ = try searcher.search(request, until: interruption)
      return since
    }
    let number = try subscribing.subscriber.subscribe(parameters, since: moment, by: subscribing)
    return SubscribeReply(subscription: number, moment: IndexMoment(moment))
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
