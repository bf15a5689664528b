import Glibc
import ShirabeClient
import ShirabeJSON
import ShirabeModel

/// Subscribes to a query and prints what it is told, over one daemon after another.
final class FollowRun {
  /// How long to wait before a daemon that has gone, or is busy, is tried again.
  private static let pauseMilliseconds: Int32 = 200
  /// How often a daemon that is busy is asked before it has begun to tell: for about four seconds, as in a batch.
  private static let maximumFirstRefusals = 20

  private let socket: SocketPath
  private var parameters: SubscribeParameters
  private var printer: HitPrinter
  /// How many hits are still to be printed; nil for no end.
  private var rest: Int?
  /// Whether a daemon has begun to tell.
  private var hasBegun = false
  private var firstRefusals = 0
  /// What was said of why it waits; nil while it does not.
  private var trouble: String?
  /// Whether standard output is read no more.
  private var isAbandoned = false

  init(socket: SocketPath, _ parameters: SubscribeParameters, _ choice: PageChoice, limit: Int?) {
    self.socket = socket
    self.parameters = parameters
    printer = HitPrinter(choice)
    rest = limit
  }

  /// Prints until so many hits have been printed, or for ever.
  func run() throws -> ExitStatus {
    letSignalsThrough()
    try print([], of: [:])
    while true {
      do {
        var connection = try PipelinedConnection(to: socket, waits: !hasBegun)
        if try follow(&connection) { break }
      } catch let error as ClientError {
        if case .refused(let refusal) = error, refusal.errorCode == .queryNotUnderstood {
          _ = try reportingQuery(parameters.query) { () throws(ClientError) in throw error }
          return .usage
        }
        guard let trouble = passing(error) else { throw error }
        if self.trouble != trouble { report(trouble) }
        self.trouble = trouble
        wait(for: pollfd(fd: -1, events: 0, revents: 0), milliseconds: Self.pauseMilliseconds)
        if isAbandoned { break }
      }
    }
    // As if it had printed to the closed pipe.
    if isAbandoned { raise(SIGPIPE) }
    return .success
  }

  /// Lets itself be ended by what ends such programs: whoever started it may have left the signals blocked, as threads of a
  /// pool have them.
  private func letSignalsThrough() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// What to say of an error that may have passed in a moment, and is waited for; nil where it ends the run, as most do
  /// before a daemon has begun to tell.
  private func passing(_ error: ClientError) -> String? {
    switch error {
    case .refused(let refusal) where refusal.errorCode == .busy || refusal.errorCode == .timedOut:
      if !hasBegun {
        firstRefusals += 1
        if firstRefusals > Self.maximumFirstRefusals { return nil }
      }
      return refusal.errorCode == .busy ? "the daemon is busy; asking again" : "the daemon took too long; asking again"
    case .refused(let refusal) where hasBegun && refusal.errorCode == .indexUnusable:
      return "the daemon cannot search: \(refusal.message); asking again"
    case .noDaemon where hasBegun, .connectionLost where hasBegun:
      return "no daemon answers at \(socket.path) any more; waiting for it"
    case .system(_, _, EAGAIN) where hasBegun:
      return "more programs connect than the daemon at \(socket.path) can take; trying again"
    case .system where hasBegun: return "\(error)"
    default: return nil
    }
  }

  /// Subscribes and prints; true when no more is wanted.
  private func follow(_ connection: inout PipelinedConnection) throws -> Bool {
    connection.queue(request)
    while true {
      try connection.sendQueued()
      wait(for: connection.interest, milliseconds: -1)
      if isAbandoned { return true }
      var lines: [[UInt8]] = []
      try connection.receive { lines.append(Array($0)) }
      for line in lines {
        if try take(line, &connection) { return true }
      }
    }
  }

  private var request: [UInt8] { Request.line(id: 1, method: "subscribe", params: parameters) }

  /// Waits until there is something to do, or to print has no sense any more (poll(2)).
  private func wait(for interest: pollfd, milliseconds: Int32) {
    var polls = [interest, pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)]
    _ = poll(&polls, nfds_t(polls.count), milliseconds)
    isAbandoned = polls[1].revents & Int16(POLLERR | POLLHUP) != 0
  }

  /// Takes a line; true when no more is wanted.
  private func take(_ line: [UInt8], _ connection: inout PipelinedConnection) throws -> Bool {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(parsing: line, maximumDepth: 256)
    } catch {
      throw MalformedReply(reason: "not JSON, \(error)")
    }
    switch try DaemonNotification(value, offsetUnit: parameters.page.offsetUnit) {
    case .match(let notification):
      try print(notification.hits, of: value["params"] ?? [:])
      parameters.since = notification.moment
      return rest == 0
    case .rebuilt(let notification): begin(anewAt: notification.moment, "the index was made anew")
    case .failed(let notification):
      report("the daemon cannot search: \(notification.error.message); it goes on trying")
    case nil where value["method"] != nil: break
    case nil:
      switch try ReceivedReply(value).result {
      case .success(let result): begin(try SubscribeReply(result))
      case .failure(let error):
        guard let moment = error.presentMoment else { throw ClientError.refused(error) }
        begin(anewAt: moment, error.message)
        connection.queue(request)
      }
    }
    return false
  }

  private func begin(_ reply: SubscribeReply) {
    if trouble != nil { report("a daemon answers again; going on") }
    parameters.since = reply.moment
    (hasBegun, trouble) = (true, nil)
  }

  private func begin(anewAt moment: IndexMoment, _ reason: String) {
    report("\(reason); now printing all of it that matches")
    parameters.since = moment
  }

  /// Prints hits, as they were read and as they came, as many as are wanted.
  private func print(_ hits: [SearchHit], of value: JSON) throws {
    let wanted = min(rest ?? hits.count, hits.count)
    let values = (value["hits"]?.array ?? []).prefix(wanted)
    let reply = SearchReply(
      hits: Array(hits.prefix(wanted)), total: wanted, matched: .all, tookMicroseconds: 0, generation: 0)
    try printer.print(reply, ["hits": .array(Array(values))], isLast: false)
    if let rest { self.rest = rest - wanted }
  }
}
