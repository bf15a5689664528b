import ShirabeClient
import ShirabeJSON
import ShirabeModel

/// Asks for hits, page by page where all are wanted, and prints them.
struct HitListing: Equatable {
  var daemon = DaemonChoice()
  var page = PageChoice()
  var subject: HitSubject
  /// What the articles must be newer than; nil for all of them.
  var since: IndexMoment?

  func run() throws -> ExitStatus {
    var parameters = page.parameters
    var daemon = try Connection(to: self.daemon.place())
    var printer = HitPrinter(page)
    while true {
      guard let result = try ask(&daemon, parameters) else { return .usage }
      let reply = try SearchReply(result, offsetUnit: parameters.offsetUnit)
      if printer.pages == 0, page.isForPeople { remark(on: reply) }
      let next = page.isWalk ? reply.next : nil
      try printer.print(reply, result, isLast: next == nil)
      guard let next, !printer.isAbandoned else { return status(of: reply) }
      parameters.after = next
      // They count all matches, so the first page has said it.
      parameters.facets = []
    }
  }

  /// Asks for a page; nil where the query cannot be read, which has been reported then.
  private func ask(_ daemon: inout Connection, _ parameters: PageParameters) throws(ClientError) -> JSON? {
    switch subject {
    case .similar(let id): return try daemon.call("similar", SimilarParameters(id: id, page: parameters))
    case .query(let query, _):
      let parameters = SearchParameters(
        query: query, match: match, page: parameters, since: since?.generation, indexId: since?.indexId)
      return try reportingHistory {
        () throws(ClientError) in
        try reportingQuery(query) { () throws(ClientError) in try daemon.call("search", parameters) }
      }
    }
  }

  /// How the words combine. Where that is not said, people get the nearest articles where none has all of the words.
  private var match: Match {
    switch subject {
    case .query(_, let match): match ?? (page.isForPeople && !page.isWalk ? .auto : .all)
    case .similar: .any
    }
  }

  /// Tells people on standard error what they would not see in the hits.
  private func remark(on reply: SearchReply) {
    for note in reply.notes ?? [] { report("note: \(note)") }
    QueryAdvice(terms: reply.terms ?? [], suggestions: reply.suggestions ?? [], match: match, socket: daemon.socket)
      .print()
    if isNearestOnly(reply), reply.total > 0 { report("no article has all the words; nearest:") }
  }

  private func status(of reply: SearchReply) -> ExitStatus {
    reply.total == 0 || isNearestOnly(reply) ? .nothingFound : .success
  }

  private func isNearestOnly(_ reply: SearchReply) -> Bool {
    match == .auto && reply.matched == .any
  }
}
