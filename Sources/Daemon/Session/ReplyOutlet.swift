import ShirabeService
import Synchronization

/// Where the threads of the pool and the event loop meet to send the replies of one connection.
///
/// The lock is never held while bytes are copied into the socket.
final class ReplyOutlet: Sendable {
  /// A line of requests that has its number.
  typealias Request = (number: Int, pending: PendingRequest)

  private struct State {
    var outbox = Outbox()
    /// Requests that may not be carried out before replies have left.
    var parked: [Request] = []
    /// Nil before the connection is open, after it is closed, and where there are no descriptors left.
    var socket: ConnectionSocket?
  }

  /// What a thread has to send, and where.
  private typealias Due = (errand: Outbox.Errand, socket: ConnectionSocket?)

  private let state = Mutex(State())

  /// Lets threads send to this socket; where there is none, the event loop sends everything.
  func open(_ socket: ConnectionSocket?) {
    state.withLock { $0.socket = socket }
  }

  /// Drops what is unsent or under way, and lets go of the socket.
  func close() {
    state.withLock {
      $0.outbox.close()
      $0.parked = []
      $0.socket = nil
    }
  }

  /// Whether the connection is closed, so that no reply would reach anybody.
  var isClosed: Bool { state.withLock { $0.outbox.isClosed } }

  /// See ``Outbox/isBusy``.
  var isBusy: Bool { state.withLock { $0.outbox.isBusy } }

  /// See ``Outbox/begin(_:within:)``.
  func begin(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    state.withLock { $0.outbox.begin(byteCount, within: limits) }
  }

  /// See ``Outbox/beginAtOnce(_:within:)``.
  func beginAtOnce(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    state.withLock { $0.outbox.beginAtOnce(byteCount, within: limits) }
  }

  /// Whether a request may be carried out; where it must wait, it is kept for ``takeParked(within:)``, and where nobody would
  /// get its reply, it is dropped.
  func mayCarryOut(_ request: Request, within limits: ConnectionLimits) -> Bool {
    state.withLock { state in
      guard !state.outbox.isClosed else { return false }
      if state.outbox.mayCarryOut(request.number, within: limits) { return true }
      state.parked.append(request)
      return false
    }
  }

  /// The requests that had to wait and may be carried out now, in order.
  func takeParked(within limits: ConnectionLimits) -> [Request] {
    state.withLock { state in
      guard !state.parked.isEmpty else { return [] }
      let parked = state.parked.sorted { $0.number < $1.number }
      let ready = parked.prefix { state.outbox.mayCarryOut($0.number, within: limits) }
      state.parked = Array(parked.dropFirst(ready.count))
      return Array(ready)
    }
  }

  /// See ``Outbox/isEmptyOrTells()``.
  func isEmptyOrTells() -> Bool {
    state.withLock { $0.outbox.isEmptyOrTells() }
  }

  /// Takes the reply to a request, nil where none is due, and sends what can be sent now.
  ///
  /// - Returns: Whether the event loop must be told to take its turn.
  func complete(_ number: Int, _ reply: [UInt8]?) -> Bool {
    run(state.withLock { ($0.outbox.complete(number, reply), $0.socket) })
  }

  /// See ``Outbox/mayNotify(after:within:)``.
  func mayNotify(after number: Int, within limits: ConnectionLimits) -> Bool {
    state.withLock { $0.outbox.mayNotify(after: number, within: limits) }
  }

  /// Sends a notification if it may be sent, and tells whether it was taken, and whether the event loop must be told to take
  /// its turn.
  func notify(
    _ line: [UInt8], after number: Int, within limits: ConnectionLimits
  ) -> (isTaken: Bool, tells: Bool) {
    let due: Due? = state.withLock { state in
      guard state.outbox.mayNotify(after: number, within: limits) else { return nil }
      return (state.outbox.notify(line), state.socket)
    }
    guard let due else { return (false, false) }
    return (true, run(due))
  }

  /// Sends what a thread has to send, and what others complete meanwhile.
  ///
  /// - Returns: Whether the event loop must be told to take its turn.
  private func run(_ due: Due) -> Bool {
    var errand = due.errand
    var tells = errand.tellsEventLoop
    while !errand.lines.isEmpty {
      let byteCount = due.socket?.send(errand.lines) ?? 0
      errand = state.withLock { [lines = errand.lines] in $0.outbox.hasSent(byteCount, of: lines) }
      tells = tells || errand.tellsEventLoop
    }
    return tells
  }

  /// See ``Outbox/takeUnsent()``.
  func takeUnsent() -> [ArraySlice<UInt8>] {
    state.withLock { $0.outbox.takeUnsent() }
  }

  /// See ``Outbox/sent(byteCount:)``.
  func sent(byteCount: Int) {
    state.withLock { $0.outbox.sent(byteCount: byteCount) }
  }

  /// See ``Outbox/handBack()``.
  func handBack() {
    state.withLock { $0.outbox.handBack() }
  }
}
