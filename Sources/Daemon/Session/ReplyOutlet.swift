import Synchronization

/// Where the threads of the pool and the event loop meet to send the replies of one connection.
///
/// The lock is held while bytes are copied into the socket, never while anybody waits for the socket.
final class ReplyOutlet: Sendable {
  private struct State {
    var outbox = Outbox()
    /// Nil before the connection is open, after it is closed, and where there are no descriptors left.
    var socket: ConnectionSocket?
  }

  /// Requests of one client that may be under way; more wait, and then the daemon stops reading.
  static let maximumInFlight = 64

  private let state = Mutex(State())

  /// Lets threads send to this socket; where there is none, the event loop sends everything.
  func open(_ socket: ConnectionSocket?) {
    state.withLock { $0.socket = socket }
  }

  /// Drops what is unsent or under way, and lets go of the socket.
  func close() {
    state.withLock {
      $0.outbox.close()
      $0.socket = nil
    }
  }

  /// Whether the connection is closed, so that no reply would reach anybody.
  var isClosed: Bool { state.withLock { $0.outbox.isClosed } }

  /// See ``Outbox/isBusy``.
  var isBusy: Bool { state.withLock { $0.outbox.isBusy } }

  /// See ``Outbox/begin(atMost:)``.
  func begin() -> Int? {
    state.withLock { $0.outbox.begin(atMost: ReplyOutlet.maximumInFlight) }
  }

  /// See ``Outbox/beginAtOnce(atMost:)``.
  func beginAtOnce() -> Int? {
    state.withLock { $0.outbox.beginAtOnce(atMost: ReplyOutlet.maximumInFlight) }
  }

  /// See ``Outbox/isEmptyOrTells()``.
  func isEmptyOrTells() -> Bool {
    state.withLock { $0.outbox.isEmptyOrTells() }
  }

  /// See ``Outbox/complete(_:_:send:)``.
  func complete(_ number: Int, _ reply: [UInt8]?) -> Bool {
    state.withLock { state in
      state.outbox.complete(number, reply) { state.socket?.send($0) ?? 0 }
    }
  }

  /// See ``Outbox/takeUnsent()``.
  func takeUnsent() -> [ArraySlice<UInt8>] {
    state.withLock { $0.outbox.takeUnsent() }
  }

  /// See ``Outbox/handBack()``.
  func handBack() {
    state.withLock { $0.outbox.handBack() }
  }
}
