import Synchronization

/// Where the threads of the pool and the event loop meet to send the replies of one connection.
///
/// The lock is held while bytes are copied into the socket, never while anybody waits for the socket.
final class ReplyOutlet: Sendable {
  private struct State: ~Copyable {
    var outbox = Outbox()
    /// Nil before the connection is open, after it is closed, and where there are no descriptors left.
    var socket: SendingSocket?
  }

  private let state = Mutex(State())

  /// Lets threads send to the socket of this descriptor; where that fails, the event loop sends everything.
  func open(_ descriptor: Int32) {
    state.withLock { $0.socket = SendingSocket(duplicating: descriptor) }
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

  /// See ``Outbox/begin(atMost:)``.
  func begin(atMost maximumInFlight: Int) -> Int? {
    state.withLock { $0.outbox.begin(atMost: maximumInFlight) }
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
