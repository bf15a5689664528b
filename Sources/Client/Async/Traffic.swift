import Glibc
import ShirabeJSON
import ShirabeModel
import Synchronization

/// What goes over a connection that many tasks share: the requests that are to be sent, and those that wait for replies.
final class Traffic: Sendable {
  private struct Pending {
    let id: Int
    let line: [UInt8]
    /// Nil where nobody waits any more.
    var waiting: CheckedContinuation<Result<[UInt8], ClientError>, Never>?
  }

  private struct State {
    var nextID = 1
    /// Requests that have not been sent.
    var fresh: [Pending] = []
    /// Requests that have been, in their order; those before `next` have their replies.
    var sent: [Pending] = []
    var next = 0
    var isWoken = false
    /// An error that the daemon sent to no request, as it does before it closes.
    var farewell: ClientError?
    /// What ended the connection.
    var end: ClientError?
  }

  private static let notificationStart = Array(#"{"jsonrpc":"2.0","method":"#.utf8)
  private static let unaddressedStart = Array(#"{"jsonrpc":"2.0","id":null,"#.utf8)

  private let path: String
  private let state = Mutex(State())
  private let alarm: WakeUp

  /// Takes a connection over; a thread serves it until ``close()``, or until the daemon goes away.
  init(path: String, _ connection: consuming PipelinedConnection) throws(ClientError) {
    self.path = path
    alarm = try WakeUp(path: path)
    try TrafficThread(connection, self, alarm).start(path: path)
  }

  /// Ends the connection.
  func close() { finish(.connectionLost(path: path)) }

  /// Sends a request and waits for the line of its reply.
  func reply(to method: String, _ params: some WireEncodable) async throws(ClientError) -> (id: Int, line: [UInt8]) {
    let id = state.withLock { state in
      defer { state.nextID += 1 }
      return state.nextID
    }
    let line = Request.line(id: id, method: method, params: params)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { waiting in
        let (end, wakes) = add(Pending(id: id, line: line, waiting: waiting))
        if let end { waiting.resume(returning: .failure(end)) }
        if wakes { alarm.ring() }
      }
    } onCancel: {
      giveUp(id)
    }
    return (id, try result.get())
  }

  /// Adds a request; why it cannot be, and whether the thread must be woken for it.
  private func add(_ pending: Pending) -> (end: ClientError?, wakes: Bool) {
    state.withLock { state in
      // Whoever is cancelled after this look finds the request.
      if Task.isCancelled { return (.cancelled, false) }
      if let end = state.end { return (end, false) }
      state.fresh.append(pending)
      defer { state.isWoken = true }
      return (nil, !state.isWoken)
    }
  }

  /// Lets a request go: it is not sent, or its reply is passed over.
  ///
  /// - Complexity: O(requests under way).
  private func giveUp(_ id: Int) {
    let waiting = state.withLock { state in
      if let index = state.fresh.firstIndex(where: { $0.id == id }) { return state.fresh.remove(at: index).waiting }
      guard let index = state.sent[state.next...].firstIndex(where: { $0.id == id }) else { return nil }
      defer { state.sent[index].waiting = nil }
      return state.sent[index].waiting
    }
    waiting?.resume(returning: .failure(.cancelled))
  }

  /// The requests to be sent now; nil at the end.
  func takeLines() -> [[UInt8]]? {
    state.withLock { state in
      state.isWoken = false
      if state.end != nil { return nil }
      let lines = state.fresh.map(\.line)
      state.sent += state.fresh.map { Pending(id: $0.id, line: [], waiting: $0.waiting) }
      state.fresh = []
      return lines
    }
  }

  /// Gives a line to whom it belongs: the first that has no reply yet, since replies come in the order of the requests.
  func take(_ line: UnsafeRawBufferPointer) {
    // Notifications come between replies, and belong to none; nobody has asked for any here.
    if line.starts(with: Self.notificationStart) { return }
    let bytes = Array(line)
    let waiting = state.withLock { state in
      let isUnaddressed = line.starts(with: Self.unaddressedStart)
      if isUnaddressed, case .failure(let error) = try? ReceivedReply(parsing: bytes).result {
        state.farewell = .refused(error)
      }
      guard state.next < state.sent.count else {
        return nil as CheckedContinuation<Result<[UInt8], ClientError>, Never>?
      }
      let waiting = state.sent[state.next].waiting
      state.sent[state.next].waiting = nil
      state.next += 1
      if state.next > 64, state.next * 2 > state.sent.count {
        state.sent.removeFirst(state.next)
        state.next = 0
      }
      if !isUnaddressed { state.farewell = nil }
      return waiting
    }
    waiting?.resume(returning: .success(bytes))
  }

  /// Ends the connection for this reason, or the one that the daemon gave, unless it has ended already.
  func finish(_ reason: ClientError) {
    let (rest, end) = state.withLock { state in
      let end = state.end ?? state.farewell ?? reason
      state.end = end
      defer { (state.fresh, state.sent, state.next) = ([], [], 0) }
      return (state.fresh + state.sent[state.next...], end)
    }
    for pending in rest { pending.waiting?.resume(returning: .failure(end)) }
    alarm.ring()
  }
}
