package import Dispatch
import ShirabeJSON
package import ShirabeModel
package import ShirabeSearch

/// Carries out the requests of one connection, whatever it is made of: allots the time, counts, and tells the log.
package struct RequestDispatcher: Sendable {
  private let statistics: ServerStatistics
  private let log: RequestLog
  private let limits: any ServiceLimits
  private let connection: Int
  private let cancellation = Cancellation()

  /// Serves a connection, by the number that the log calls it.
  package init(_ statistics: ServerStatistics, log: RequestLog, _ limits: any ServiceLimits, connection: Int) {
    self.statistics = statistics
    self.log = log
    self.limits = limits
    self.connection = connection
  }

  /// Ends all that is carried out for the connection: nobody waits for it any more.
  package func cancel() { cancellation.cancel() }

  /// Carries out what a line asks for.
  ///
  /// - Parameters:
  ///   - engine: What answers, on this thread.
  ///   - subscribing: What a subscription needs of the connection; nil where it has no way for notifications.
  /// - Returns: The line to send back, or nil where no reply is due.
  package func answer(
    _ pending: PendingRequest, by engine: any SearchEngine, for subscribing: SubscribingRequest? = nil
  ) -> [UInt8]? {
    statistics.countReceived(bytes: pending.byteCount + 1)
    let line = pending.line
    let context = MethodContext(
      engine: engine, received: pending.received, limits: limits, cancellation: cancellation,
      statistics: statistics, log: log, subscribing: subscribing)
    var replies: [Reply] = []
    var room = ReplyRoom(maximumByteCount: limits.maximumReplyBytes)
    var start = pending.received
    for item in line.items {
      statistics.countRequest()
      switch item {
      case .invalid(let reply):
        observe(reply)
        replies.append(reply)
      case .request(let request):
        // A notification asks for nothing that changes anything, and its result would go nowhere.
        guard let id = request.id else { continue }
        let reply = room.take(reply(to: request, id: id, in: context))
        observe(request, reply, since: &start)
        replies.append(reply)
      }
    }
    return sending(room.take(line.replyLine(replies)))
  }

  /// The line that says what is wrong with what was no line.
  package func refuse(_ reply: Reply) -> [UInt8]? {
    observe(reply)
    return sending(reply.line)
  }

  /// The line that refuses what a line asks for, because too much is under way already.
  package func refuseAsBusy(_ pending: PendingRequest) -> [UInt8]? {
    let error = ReplyError(.busy, message: "too many requests are waiting; try again in a moment")
    return refuse(pending) { _ in error }
  }

  /// The line that tells that the time of what a line asks for was over before its turn came.
  package func refuseAsLate(_ pending: PendingRequest) -> [UInt8]? {
    refuse(pending) { requestTime($0, pending.received).error }
  }

  /// When the time of all that a line asks for is over.
  package func deadline(of pending: PendingRequest) -> DispatchTime {
    let ends = pending.line.items.map { item in
      switch item {
      case .invalid: pending.received
      case .request(let request): requestTime(request, pending.received).deadline
      }
    }
    return ends.max() ?? pending.received
  }

  /// The time of a request whose parameters nobody has read; the usual where it asks for one that it cannot have.
  private func requestTime(_ request: Request, _ received: DispatchTime) -> RequestTime {
    let milliseconds = request.params?["timeoutMilliseconds"]?.number?.int64.flatMap(Int.init(exactly:))
    return RequestTime(askedMilliseconds: milliseconds, from: received, limits, cancellation)
  }

  private func refuse(_ pending: PendingRequest, with error: (Request) -> ReplyError) -> [UInt8]? {
    statistics.countReceived(bytes: pending.byteCount + 1)
    let line = pending.line
    let replies = line.items.compactMap { item in
      switch item {
      case .invalid(let reply): reply
      case .request(let request): request.id.map { Reply(id: $0, error: error(request)) }
      }
    }
    for reply in replies { observe(reply) }
    return sending(line.replyLine(replies))
  }

  /// Counts a request of a known method with the time it took, waiting included, and tells the log of it.
  private func observe(_ request: Request, _ reply: Reply, since start: inout DispatchTime) {
    let now = DispatchTime.now()
    let microseconds = Int((now.uptimeNanoseconds - start.uptimeNanoseconds) / 1000)
    // The next request of a batch begins where this one ends.
    start = now
    observe(reply)
    var byteCount = 0
    if case .result(let bytes) = reply.outcome { byteCount = bytes.count }
    if let method = Method(rawValue: request.method) {
      statistics.count(method, microseconds: microseconds, isAnswered: byteCount > 0)
    }
    log.tell(
      request, microseconds: microseconds, outcome: reply.outcome, byteCount: byteCount, connection: connection)
  }

  private func observe(_ reply: Reply) {
    if case .failure(let error) = reply.outcome { statistics.countError(error) }
  }

  private func sending(_ line: [UInt8]?) -> [UInt8]? {
    statistics.countSent(bytes: line?.count ?? 0)
    return line
  }

  /// Counts what was sent besides replies.
  package func countNotification(bytes: Int) { statistics.countSent(bytes: bytes) }

  private func reply(to request: Request, id: JSON, in context: MethodContext) -> Reply {
    do throws(ReplyError) {
      guard let method = Method(rawValue: request.method) else { throw .methodNotFound(request.method) }
      var writer = JSONWriter()
      try method.service.answer(request.params, in: context, into: &writer)
      return Reply(id: id, encodedResult: writer.bytes)
    } catch {
      return Reply(id: id, error: error)
    }
  }
}
