import Dispatch
import ShirabeArticles
import ShirabeJSON
import ShirabePassages
import ShirabeSearch
import ShirabeWire

/// Carries out requests: the one place where methods have their names.
struct MethodTable: Sendable {
  private let statistics: ServerStatistics
  private let log: RequestLog
  private let live: LiveConfiguration
  private let connection: Int
  private let cancellation = Cancellation()

  /// Makes the table of a connection, by the number that the log calls it.
  init(_ statistics: ServerStatistics, log: RequestLog, _ live: LiveConfiguration, connection: Int) {
    self.statistics = statistics
    self.log = log
    self.live = live
    self.connection = connection
  }

  /// Ends all that is carried out for the connection: nobody waits for it any more.
  func cancel() { cancellation.cancel() }

  /// Carries out what a line asks for.
  ///
  /// - Parameters:
  ///   - received: When the line was complete, which the time that a search took is counted from.
  ///   - maximumReplyBytes: The most that the line to send back may have before its end.
  ///   - subscribing: What a subscription needs of the connection; nil where it has no way for notifications.
  /// - Returns: The line to send back, or nil where no reply is due.
  func answer(
    _ line: [UInt8], received: DispatchTime, maximumReplyBytes: Int, by engine: any SearchEngine,
    for subscribing: SubscribingRequest? = nil
  ) -> [UInt8]? {
    statistics.countReceived(bytes: line.count + 1)
    let line = RequestLine(parsing: line)
    var replies: [Reply] = []
    var room = ReplyRoom(maximumByteCount: maximumReplyBytes)
    var start = received
    for item in line.items {
      statistics.countRequest()
      switch item {
      case .invalid(let reply):
        observe(reply)
        replies.append(reply)
      case .request(let request):
        // A notification asks for nothing that changes anything, and its result would go nowhere.
        guard let id = request.id else { continue }
        let reply = room.take(reply(to: request, id: id, received: received, by: engine, for: subscribing))
        observe(request, reply, since: &start)
        replies.append(reply)
      }
    }
    return sending(room.take(line.replyLine(replies)))
  }

  /// The line that says what is wrong with what was no line.
  func refuse(_ reply: Reply) -> [UInt8]? {
    observe(reply)
    return sending(reply.line)
  }

  /// The line that refuses what a line asks for, because too much is under way already.
  func refuseAsBusy(_ line: [UInt8]) -> [UInt8]? {
    let error = ReplyError(.busy, message: "too many requests are waiting; try again in a moment")
    return refuse(line) { _ in error }
  }

  /// The line that tells that the time of what a line asks for was over before its turn came.
  func refuseAsLate(_ line: [UInt8], received: DispatchTime) -> [UInt8]? {
    refuse(line) { requestTime($0, received).error }
  }

  /// When the time of all that a line asks for is over.
  func deadline(of line: [UInt8], received: DispatchTime) -> DispatchTime {
    let ends = RequestLine(parsing: line).items.map { item in
      switch item {
      case .invalid: received
      case .request(let request): requestTime(request, received).deadline
      }
    }
    return ends.max() ?? received
  }

  /// The time of a request whose parameters nobody has read; the usual where it asks for one that it cannot have.
  private func requestTime(_ request: Request, _ received: DispatchTime) -> RequestTime {
    let milliseconds = request.params?["timeoutMilliseconds"]?.number?.int64.flatMap(Int.init(exactly:))
    return RequestTime(askedMilliseconds: milliseconds, from: received, live, cancellation)
  }

  private func refuse(_ line: [UInt8], with error: (Request) -> ReplyError) -> [UInt8]? {
    statistics.countReceived(bytes: line.count + 1)
    let line = RequestLine(parsing: line)
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
  func countNotification(bytes: Int) { statistics.countSent(bytes: bytes) }

  private func reply(
    to request: Request, id: JSON, received: DispatchTime, by engine: any SearchEngine,
    for subscribing: SubscribingRequest?
  ) -> Reply {
    do throws(ReplyError) {
      var writer = JSONWriter()
      guard let method = Method(rawValue: request.method) else { throw .methodNotFound(request.method) }
      let usual = try time(nil, received)
      switch method {
      case .search: try search(request.params, received, engine, &writer)
      case .similar: try similar(request.params, received, engine, &writer)
      case .count: try count(request.params, received, engine).encode(into: &writer)
      case .get: try get(request.params, received, engine, &writer)
      case .whyNot: try whyNot(request.params, received, engine).encode(into: &writer)
      case .suggest: try suggest(request.params, received, engine).encode(into: &writer)
      case .analyze: try analyze(request.params, usual).encode(into: &writer)
      case .subscribe: try subscribe(request.params, received, engine, subscribing).encode(into: &writer)
      case .unsubscribe: try unsubscribe(request.params, usual, subscribing).encode(into: &writer)
      case .status: try status(request.params, usual, engine).encode(into: &writer)
      case .metrics: try metrics(request.params, usual, engine).encode(into: &writer)
      case .ping:
        try usual.check()
        _ = try reading { () throws(ParameterError) in try NoParameters(request.params, method: method.rawValue) }
        PingReply().encode(into: &writer)
      }
      return Reply(id: id, encodedResult: writer.bytes)
    } catch {
      return Reply(id: id, error: error)
    }
  }

  private func search(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine, _ writer: inout JSONWriter
  ) throws(ReplyError) {
    let parameters = try reading { () throws(ParameterError) in try SearchParameters(params) }
    let time = try time(parameters.page.timeoutMilliseconds, received)
    let result = try searching(time) { interruption throws(SearchError) in
      try engine.search(SearchRequest(parameters), until: interruption)
    }
    try encode(result, parameters.page, since: parameters.since, received, time, &writer)
  }

  private func similar(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine, _ writer: inout JSONWriter
  ) throws(ReplyError) {
    let parameters = try reading { () throws(ParameterError) in try SimilarParameters(params) }
    let time = try time(parameters.page.timeoutMilliseconds, received)
    let found = try searching(time) { interruption throws(SearchError) in
      guard let engine = engine as? any MoreLikeThis else { throw .unsupported("similar") }
      return try engine.similar(to: parameters.id, HitPage(parameters.page), until: interruption)
    }
    guard let found else { throw .noSuchArticle(parameters.id) }
    try encode(found, parameters.page, received, time, &writer)
  }

  /// Writes what was found; where there is no time for that, no reply waits for its memory to be given back.
  private func encode(
    _ result: consuming SearchResult, _ page: PageParameters, since: Int? = nil, _ received: DispatchTime,
    _ time: RequestTime, _ writer: inout JSONWriter
  ) throws(ReplyError) {
    let reply = SearchReply(copy result, page: page, since: since)
    do throws(ReplyError) {
      try writing(time, &writer) { writer in
        reply.encode(into: &writer) {
          Int((DispatchTime.now().uptimeNanoseconds - received.uptimeNanoseconds) / 1000)
        }
      }
    } catch {
      Leaving.take(value: result)
      Leaving.take(value: reply)
      Leaving.take(value: writer.bytes)
      writer = JSONWriter()
      throw error
    }
  }

  /// Writes what may be long, as long as there is time.
  private func writing(
    _ time: RequestTime, _ writer: inout JSONWriter, _ body: (inout JSONWriter) -> Void
  ) throws(ReplyError) {
    let interruption = time.interruption
    writer = JSONWriter { interruption.reason == nil }
    body(&writer)
    if writer.isEnded { throw time.error }
  }

  private func whyNot(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine
  ) throws(ReplyError) -> WhyNotReply {
    let parameters = try reading { () throws(ParameterError) in try WhyNotParameters(params) }
    let time = try time(parameters.timeoutMilliseconds, received)
    let found = try searching(time) { interruption throws(SearchError) in
      guard let engine = engine as? any Explaining else { throw .unsupported("whyNot") }
      return try engine.whyNot(
        query: parameters.query, match: parameters.match, id: parameters.id, until: interruption)
    }
    guard let found else { throw .noSuchArticle(parameters.id) }
    return found
  }

  private func suggest(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine
  ) throws(ReplyError) -> SuggestReply {
    let parameters = try reading { () throws(ParameterError) in try SuggestParameters(params) }
    let time = try time(parameters.timeoutMilliseconds, received)
    let found = try searching(time) { interruption throws(SearchError) in
      guard let engine = engine as? any Completing else { throw .unsupported("suggest") }
      guard let field = parameters.field else {
        return try engine.suggest(prefix: parameters.prefix, limit: parameters.limit, until: interruption)
      }
      return try engine.suggest(field, prefix: parameters.prefix, limit: parameters.limit, until: interruption)
    }
    return SuggestReply(suggestions: found)
  }

  private func analyze(_ params: JSON?, _ time: RequestTime) throws(ReplyError) -> AnalyzeReply {
    try time.check()
    let parameters = try reading { () throws(ParameterError) in try AnalyzeParameters(params) }
    return AnalyzeReply(analyzing: parameters.text)
  }

  private func count(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine
  ) throws(ReplyError) -> CountReply {
    let parameters = try reading { () throws(ParameterError) in try CountParameters(params) }
    let time = try time(parameters.timeoutMilliseconds, received)
    let total = try searching(time) { interruption throws(SearchError) in
      try engine.count(query: parameters.query, match: parameters.match, until: interruption)
    }
    return CountReply(total: total)
  }

  private func get(
    _ params: JSON?, _ received: DispatchTime, _ engine: any SearchEngine, _ writer: inout JSONWriter
  ) throws(ReplyError) {
    let parameters = try reading { () throws(ParameterError) in try GetParameters(params) }
    let time = try time(parameters.timeoutMilliseconds, received)
    let article = try searching(time) { interruption throws(SearchError) in
      try engine.article(id: parameters.id, until: interruption)
    }
    guard let article else { throw .noSuchArticle(parameters.id) }
    let json = article.json
    try writing(time, &writer) { $0.append(json) }
  }

  private func status(
    _ params: JSON?, _ time: RequestTime, _ engine: any SearchEngine
  ) throws(ReplyError) -> StatusReply {
    _ = try reading { () throws(ParameterError) in try NoParameters(params, method: "status") }
    let status = try searching(time) { interruption throws(SearchError) in try engine.status(until: interruption) }
    return StatusReply(
      version: Version.current, indexId: status.indexId, folder: statistics.indexFolder, articles: status.articles,
      bytes: status.bytes, generation: status.generation, uptimeSeconds: statistics.uptimeSeconds,
      requests: statistics.requests, shards: status.shards, problem: status.problem,
      activity: DaemonActivity(statistics, isReady: isReady(status, time, engine)))
  }

  private func metrics(
    _ params: JSON?, _ time: RequestTime, _ engine: any SearchEngine
  ) throws(ReplyError) -> MetricsReply {
    _ = try reading { () throws(ParameterError) in try NoParameters(params, method: "metrics") }
    let status = try searching(time) { interruption throws(SearchError) in try engine.status(until: interruption) }
    return MetricsReply(text: PrometheusText(statistics, status, isReady: isReady(status, time, engine)).text)
  }

  /// Whether all searches have an answer, as far as is known.
  private func isReady(_ status: IndexStatus, _ time: RequestTime, _ engine: any SearchEngine) -> Bool {
    SearchProbe.search(engine, statistics, until: time.interruption) && status.isSound
  }

  func reading<Value>(_ body: () throws(ParameterError) -> Value) throws(ReplyError) -> Value {
    do throws(ParameterError) { return try body() } catch { throw error.replyError }
  }

  func time(_ milliseconds: Int?, _ received: DispatchTime) throws(ReplyError) -> RequestTime {
    try RequestTime(milliseconds: milliseconds, from: received, live, cancellation)
  }

  func searching<Value>(
    _ time: RequestTime, _ body: (Interruption) throws(SearchError) -> Value
  ) throws(ReplyError) -> Value {
    do throws(SearchError) {
      return try body(time.interruption)
    } catch {
      if case .engine(let failure) = error { log.tell(failure) }
      throw ReplyError(error, time)
    }
  }
}
