import ShirabeService
import Synchronization

/// Where the threads of the pool and the event loop meet to send the replies of one connection.
///
/// The lock is never held while bytes are copied into the socket.
final class ReplyWriter: Sendable {
  /// A line of requests that has its number.
  typealias Request = (number: Int, pending: PendingRequest)

  private struct State {
    var buffer = ReplyBuffer()
    /// Requests that may not be carried out before replies have left.
    var parked: [Request] = []
    /// Nil before the connection is open, after it is closed, and where there are no descriptors left.
    var socket: ConnectionSocket?
  }

  /// What a thread has to send, and where.
  private typealias Due = (job: ReplyBuffer.SendJob, socket: ConnectionSocket?)

  private let state = Mutex(State())

  /// Lets threads send to this socket; where there is none, the event loop sends everything.
  func open(_ socket: ConnectionSocket?) {
    state.withLock { $0.socket = socket }
  }

  /// Drops what is unsent or under way, and lets go of the socket.
  func close() {
    state.withLock {
      $0.buffer.close()
      $0.parked = []
      $0.socket = nil
    }
  }

  /// Whether the connection is closed, so that no reply would reach anybody.
  var isClosed: Bool { state.withLock { $0.buffer.isClosed } }

  /// See ``ReplyBuffer/isBusy``.
  var isBusy: Bool { state.withLock { $0.buffer.isBusy } }

  /// See ``ReplyBuffer/begin(_:within:)``.
  func begin(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    state.withLock { $0.buffer.begin(byteCount, within: limits) }
  }

  /// See ``ReplyBuffer/beginAtOnce(_:within:)``.
  func beginAtOnce(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    state.withLock { $0.buffer.beginAtOnce(byteCount, within: limits) }
  }

  /// Whether a request may be carried out; where it must wait, it is kept for ``takeParked(within:)``, and where nobody would
  /// get its reply, it is dropped.
  func mayCarryOut(_ request: Request, within limits: ConnectionLimits) -> Bool {
    state.withLock { state in
      guard !state.buffer.isClosed else { return false }
      if state.buffer.mayCarryOut(request.number, within: limits) { return true }
      state.parked.append(request)
      return false
    }
  }

  /// The requests that had to wait and may be carried out now, in order.
  func takeParked(within limits: ConnectionLimits) -> [Request] {
    state.withLock { state in
      guard !state.parked.isEmpty else { return [] }
      let parked = state.parked.sorted { $0.number < $1.number }
      let ready = parked.prefix { state.buffer.mayCarryOut($0.number, within: limits) }
      state.parked = Array(parked.dropFirst(ready.count))
      return Array(ready)
    }
  }

  /// See ``ReplyBuffer/isEmptyOrTells()``.
  func isEmptyOrTells() -> Bool {
    state.withLock { $0.buffer.isEmptyOrTells() }
  }

  /// Takes the reply to a request, nil where none is due, and sends what can be sent now.
  ///
  /// - Returns: Whether the event loop must be told that it has work.
  func complete(_ number: Int, _ reply: [UInt8]?) -> Bool {
    run(state.withLock { ($0.buffer.complete(number, reply), $0.socket) })
  }

  /// See ``ReplyBuffer/mayNotify(after:within:)``.
  func mayNotify(after number: Int, within limits: ConnectionLimits) -> Bool {
    state.withLock { $0.buffer.mayNotify(after: number, within: limits) }
  }

  /// Sends a notification if it may be sent, and tells whether it was taken, and whether the event loop must be told that
  /// it has work.
  func notify(
    _ line: [UInt8], after number: Int, within limits: ConnectionLimits
  ) -> (isTaken: Bool, tells: Bool) {
    let due: Due? = state.withLock { state in
      guard state.buffer.mayNotify(after: number, within: limits) else { return nil }
      return (state.buffer.notify(line), state.socket)
    }
    guard let due else { return (false, false) }
    return (true, run(due))
  }

  /// Sends what a thread has to send, and what others complete meanwhile.
  ///
  /// - Returns: Whether the event loop must be told that it has work.
  private func run(_ due: Due) -> Bool {
    var job = due.job
    var tells = job.tellsEventLoop
    while !job.lines.isEmpty {
      let byteCount = due.socket?.send(job.lines) ?? 0
      job = state.withLock { [lines = job.lines] in $0.buffer.hasSent(byteCount, of: lines) }
      tells = tells || job.tellsEventLoop
    }
    return tells
  }

  /// See ``ReplyBuffer/takeUnsent()``.
  func takeUnsent() -> [ArraySlice<UInt8>] {
    state.withLock { $0.buffer.takeUnsent() }
  }

  /// See ``ReplyBuffer/sent(byteCount:)``.
  func sent(byteCount: Int) {
    state.withLock { $0.buffer.sent(byteCount: byteCount) }
  }

  /// See ``ReplyBuffer/handBack()``.
  func handBack() {
    state.withLock { $0.buffer.handBack() }
  }
}
