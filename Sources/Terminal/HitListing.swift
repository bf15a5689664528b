import ShirabeClient
import ShirabeJSON
import ShirabeWire

/// Asks for hits, page by page where all are wanted, and prints them.
struct HitListing: Equatable {
  var socket: String?
  var page = PageChoice()
  var query: String
  var match: Match?

  func run() throws -> ExitStatus {
    var parameters = page.parameters(query: query, match: match)
    var daemon = try Connection(to: socketPath(flag: socket))
    var printer = HitPrinter(format: page.format, style: Style(page.color))
    while true {
      let answer = try reportingQuery(parameters.query) { () throws(ClientError) in
        try daemon.call("search", parameters)
      }
      guard let result = answer else { return .usage }
      let reply = try SearchReply(result)
      if printer.pages == 0, page.format == .text { remark(on: reply, asked: parameters.match) }
      let next = page.isWalk ? reply.next : nil
      try printer.print(reply, result, isLast: next == nil)
      guard let next else { return status(of: reply, asked: parameters.match) }
      parameters.after = next
    }
  }

  /// Tells people on standard error what they would not see in the hits.
  private func remark(on reply: SearchReply, asked match: Match) {
    for note in reply.notes ?? [] { report("note: \(note)") }
    if isNearestOnly(reply, asked: match), reply.total > 0 { report("no article has all the words; nearest:") }
  }

  private func status(of reply: SearchReply, asked match: Match) -> ExitStatus {
    reply.total == 0 || isNearestOnly(reply, asked: match) ? .nothingFound : .success
  }

  private func isNearestOnly(_ reply: SearchReply, asked match: Match) -> Bool {
    match == .auto && reply.matched == .any
  }
}
