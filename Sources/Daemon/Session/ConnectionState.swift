/// Where a connection is between its opening and its end, and who may read from it: one state, and a method for each event.
///
/// | event | read by the event loop | handed off | input ended | input dropped | closing | closed |
/// |---|---|---|---|---|---|---|
/// | ``didRead(oneRequest:)`` | counts | – | – | – | – | – |
/// | ``handOff()`` | handed off, if interactive | – | – | – | – | – |
/// | ``reclaim()`` | – | read by the event loop | – | – | – | – |
/// | ``endInput()`` | input ended | input ended | – | input ended | – | – |
/// | ``dropInput()`` | input dropped | – | – | – | – | – |
/// | ``finish()`` | – | – | closing, once all is sent | closing, output first | – | – |
/// | ``abandon()`` | closing | closing | closing | closing | – | – |
/// | ``close()`` | closed | closed | closed | closed | closed | – |
///
/// Where nothing happens (–), the methods say so by what they return. No line is half read while the connection is handed off, so
/// that none can be overdue then.
enum ConnectionState: Equatable {
  /// The event loop reads. So many reads in a row have brought one whole line while no reply was due.
  case eventLoopReads(requestsInARow: Int)
  /// The connection is interactive: threads of the pool read, and the event loop must not.
  case handedOff
  /// No more lines are taken: the client has ended its sending, or the daemon is ending. What was read is answered.
  case inputEnded
  /// A line was not ended in time, and all that comes after it is dropped. What was read before is answered.
  case inputDropped
  /// Nothing is begun any more, and what was sent last is on its way.
  case closing
  /// Nobody is there any more.
  case closed

  /// How a connection closes that has nothing left to do.
  enum Closing: Equatable {
    /// As soon as all that was sent is on its way.
    case onceAllIsSent
    /// The way to the client first: to close both at once would reset the connection while the client still sends, and it might
    /// never see the reply.
    case outputFirst
  }

  /// So many requests must have come alone before a connection is handed off: who asks but once is spared the ado.
  private static let leastCount = 2

  /// A connection that has just been opened.
  static let opened = eventLoopReads(requestsInARow: 0)

  /// Whether what comes is taken.
  var takesInput: Bool {
    switch self {
    case .eventLoopReads, .handedOff: true
    case .inputEnded, .inputDropped, .closing, .closed: false
    }
  }

  /// The event loop has read.
  ///
  /// - Parameter oneRequest: Whether that was one whole line and nothing besides, sent when the client had all its replies.
  mutating func didRead(oneRequest: Bool) {
    guard case .eventLoopReads(let requestsInARow) = self else { return }
    self = .eventLoopReads(requestsInARow: oneRequest ? requestsInARow + 1 : 0)
  }

  /// The event loop has nothing left to do for now: threads read from now on, if the connection is interactive; else false.
  mutating func handOff() -> Bool {
    guard case .eventLoopReads(let requestsInARow) = self, requestsInARow >= Self.leastCount else { return false }
    self = .handedOff
    return true
  }

  /// The event loop has to read again, and counts requests anew; false where the connection is not handed off.
  mutating func reclaim() -> Bool {
    guard self == .handedOff else { return false }
    self = .opened
    return true
  }

  /// The client sends no more, or is not to; whether what it had sent before was taken until now.
  mutating func endInput() -> Bool {
    switch self {
    case .eventLoopReads, .handedOff:
      self = .inputEnded
      return true
    case .inputDropped: self = .inputEnded
    case .inputEnded, .closing, .closed: break
    }
    return false
  }

  /// A line was not ended in time; false where that changes nothing.
  mutating func dropInput() -> Bool {
    guard case .eventLoopReads = self else { return false }
    self = .inputDropped
    return true
  }

  /// All that was taken is answered, and all replies are given to be sent: how to close now; nil where the connection goes on, or
  /// closes already.
  mutating func finish() -> Closing? {
    switch self {
    case .inputEnded:
      self = .closing
      return .onceAllIsSent
    case .inputDropped:
      self = .closing
      return .outputFirst
    case .eventLoopReads, .handedOff, .closing, .closed: return nil
    }
  }

  /// The client takes nothing of what it is sent, and is given up.
  mutating func abandon() {
    if self != .closed { self = .closing }
  }

  /// The connection is closed.
  mutating func close() { self = .closed }
}
