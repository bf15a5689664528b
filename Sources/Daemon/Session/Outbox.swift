/// The replies of one connection on their way out, in the order of the requests, and notifications between them.
///
/// Whichever thread completes a reply sends all whose turn has come. Only when the socket takes no more is the rest handed
/// over to the event loop, which then sends everything until nothing is left: so no reply overtakes another. This is the
/// logic alone, without the socket and without the lock that its calls need.
struct Outbox {
  private var replies = ReplyQueue()
  /// What the event loop has to send, in order; the first may be the rest of a reply.
  private var unsent: [ArraySlice<UInt8>] = []
  /// The bytes of what the event loop has to send, and of what it was given and is not yet on its way.
  private var unsentByteCount = 0
  /// Whether the event loop has taken the sending over.
  private var isHandedOver = false
  /// Whether the event loop has work that the end of any request may set free.
  private var eventLoopWaits = false
  /// Whether the event loop has been told to take its turn and has not yet done so.
  private var isTurnDue = false
  /// Whether nobody is there any more to send to.
  private(set) var isClosed = false

  /// Gives the next request, of so many bytes, its number; nil where too much is under way or waits to be sent, and the
  /// event loop is told when it is less.
  mutating func begin(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    guard hasRoom(byteCount, limits) else {
      eventLoopWaits = true
      return nil
    }
    return replies.begin(byteCount)
  }

  /// Whether replies are due.
  var isBusy: Bool { replies.count > 0 }

  /// Gives a request that a thread has read its number; nil where replies wait for room in the socket or too much is under
  /// way, as then the event loop has to decide when to go on.
  mutating func beginAtOnce(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    guard !isHandedOver, !isClosed, hasRoom(byteCount, limits) else { return nil }
    return replies.begin(byteCount)
  }

  /// Whether a request that has its number may be carried out: not while too many replies wait, unless they wait for its own.
  /// The event loop is told when that may have changed.
  mutating func mayCarryOut(_ number: Int, within limits: ConnectionLimits) -> Bool {
    if number == replies.head || !isOverfull(limits) { return true }
    eventLoopWaits = true
    return false
  }

  /// Whether no request is under way and the event loop has been given all that it has to send; where this is not so, it
  /// is told when that may have changed.
  mutating func isEmptyOrTells() -> Bool {
    if replies.count > 0 { eventLoopWaits = true }
    return replies.count == 0 && unsent.isEmpty
  }

  /// Takes the reply to a request, nil where none is due, and sends all that can be sent now.
  ///
  /// - Parameter send: Sends without waiting and gives the number of bytes that it got rid of.
  /// - Returns: Whether the event loop must be told to take its turn.
  mutating func complete(_ number: Int, _ reply: [UInt8]?, send: ([UInt8]) -> Int) -> Bool {
    guard !isClosed else { return false }
    let count = replies.count
    for line in replies.complete(number, reply) { deliver(line, send: send) }
    guard !isTurnDue, !unsent.isEmpty || eventLoopWaits && replies.count < count else { return false }
    isTurnDue = true
    return true
  }

  /// Whether a notification may be sent: after the reply to the request of this number has left, and while not too much
  /// waits to be sent.
  func mayNotify(after number: Int, within limits: ConnectionLimits) -> Bool {
    !isClosed && number < replies.head && !isOverfull(limits)
  }

  /// Takes a line that is no reply, and sends what can be sent now; replies that wait for others go after it.
  ///
  /// - Parameter send: See ``complete(_:_:send:)``.
  /// - Returns: Whether the event loop must be told to take its turn.
  mutating func notify(_ line: [UInt8], send: ([UInt8]) -> Int) -> Bool {
    guard !isClosed else { return false }
    deliver(line, send: send)
    guard !isTurnDue, !unsent.isEmpty else { return false }
    isTurnDue = true
    return true
  }

  /// Sends a whole line, or leaves what is left of it to the event loop.
  private mutating func deliver(_ line: [UInt8], send: ([UInt8]) -> Int) {
    let sentByteCount = isHandedOver ? 0 : send(line)
    guard sentByteCount < line.count else { return }
    isHandedOver = true
    unsent.append(line[sentByteCount...])
    unsentByteCount += line.count - sentByteCount
  }

  /// Begins the event loop's turn: gives it what it has to send, in order.
  mutating func takeUnsent() -> [ArraySlice<UInt8>] {
    isTurnDue = false
    eventLoopWaits = false
    defer { unsent = [] }
    return unsent
  }

  /// Takes note that so many bytes of what the event loop was given are on their way.
  mutating func sent(byteCount: Int) { unsentByteCount -= byteCount }

  /// Ends the event loop's sending: all that it was given is on its way. Threads send again, if nothing has come to it since.
  mutating func handBack() {
    if unsent.isEmpty { isHandedOver = false }
  }

  /// Drops everything, also what is completed from now on.
  mutating func close() {
    isClosed = true
    unsent = []
    replies = ReplyQueue()
  }

  private func hasRoom(_ byteCount: Int, _ limits: ConnectionLimits) -> Bool {
    guard !isOverfull(limits) else { return false }
    guard replies.count > 0 else { return true }
    return replies.count < limits.maximumInFlight
      && replies.requestByteCount + byteCount <= limits.maximumRequestBytes
  }

  private func isOverfull(_ limits: ConnectionLimits) -> Bool {
    replies.replyByteCount + unsentByteCount > limits.maximumUnsentBytes
  }
}
