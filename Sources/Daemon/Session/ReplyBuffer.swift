/// The replies of one connection on their way out, in the order of the requests, and notifications between them.
///
/// Whichever thread completes a reply sends all that are next, and what others complete meanwhile: nobody waits while
/// bytes are copied into the socket. Only when the socket takes no more is the rest handed over to the event loop, which then
/// sends everything until nothing is left: so no reply overtakes another. This is the logic alone, without the socket and
/// without the lock that its calls need.
struct ReplyBuffer {
  /// What a thread has to do after a call.
  struct SendJob: Equatable {
    /// The lines to be sent, in order, and then reported by ``ReplyBuffer/hasSent(_:of:)``, before any other thread sends.
    var lines: [ArraySlice<UInt8>] = []
    /// Whether the event loop must be told that it has work.
    var tellsEventLoop = false
  }

  private enum Sender {
    case nobody
    case thread
    case eventLoop
    /// Nobody is there any more to send to.
    case closed
  }

  private var replies = ReplyOrder()
  /// Who sends at the moment, so that nobody else may.
  private var sender = Sender.nobody
  /// What the sender has to send next, in order; the first may be the rest of a reply.
  private var unsent: [ArraySlice<UInt8>] = []
  /// The bytes of what is to be sent, and of what senders were given and is not yet on its way.
  private var unsentByteCount = 0
  /// Whether the event loop has work that the end of any request may set free.
  private var eventLoopWaits = false
  /// Whether the event loop has been told that it has work and has not yet done it.
  private var isWorkDue = false

  /// Gives the next request, of so many bytes, its number; nil where too much is under way or waits to be sent, and the
  /// event loop is told when it is less.
  mutating func begin(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    guard hasRoom(byteCount, limits) else {
      eventLoopWaits = true
      return nil
    }
    return replies.begin(byteCount)
  }

  /// Whether nobody is there any more to send to.
  var isClosed: Bool { sender == .closed }

  /// Whether replies are due.
  var isBusy: Bool { replies.count > 0 }

  /// Gives a request that a thread has read its number; nil where replies wait for room in the socket or too much is under
  /// way, as then the event loop has to decide when to go on.
  mutating func beginAtOnce(_ byteCount: Int, within limits: ConnectionLimits) -> Int? {
    guard sender == .nobody || sender == .thread, hasRoom(byteCount, limits) else { return nil }
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
    if replies.count > 0 || sender == .thread { eventLoopWaits = true }
    return replies.count == 0 && unsent.isEmpty && sender != .thread
  }

  /// Takes the reply to a request, nil where none is due; what can be sent now is for the thread to send.
  mutating func complete(_ number: Int, _ reply: [UInt8]?) -> SendJob {
    guard !isClosed else { return SendJob() }
    let count = replies.count
    for line in replies.complete(number, reply) { put(line) }
    return job(isLessUnderWay: replies.count < count)
  }

  /// Whether a notification may be sent: after the reply to the request of this number has left, and while not too much
  /// waits to be sent.
  func mayNotify(after number: Int, within limits: ConnectionLimits) -> Bool {
    !isClosed && number < replies.head && !isOverfull(limits)
  }

  /// Takes a line that is no reply; what can be sent now is for the thread to send. Replies that wait for others go after it.
  mutating func notify(_ line: [UInt8]) -> SendJob {
    guard !isClosed else { return SendJob() }
    put(line)
    return job(isLessUnderWay: false)
  }

  /// Takes note of how many bytes of its lines a thread has sent, and gives it what else is to be sent by now. Where the socket
  /// has not taken all, the rest is the event loop's.
  mutating func hasSent(_ byteCount: Int, of lines: [ArraySlice<UInt8>]) -> SendJob {
    guard !isClosed else { return SendJob() }
    unsentByteCount -= byteCount
    var rest = byteCount
    let left = lines.compactMap { line in
      let sent = min(rest, line.count)
      rest -= sent
      return sent < line.count ? line.dropFirst(sent) : nil
    }
    sender = left.isEmpty ? .nobody : .eventLoop
    if !left.isEmpty { unsent = left + unsent }
    return job(isLessUnderWay: true)
  }

  private mutating func put(_ line: [UInt8]) {
    unsent.append(line[...])
    unsentByteCount += line.count
  }

  private mutating func job(isLessUnderWay: Bool) -> SendJob {
    var job = SendJob()
    if sender == .nobody, !unsent.isEmpty {
      sender = .thread
      swap(&job.lines, &unsent)
    }
    if !isWorkDue, sender == .eventLoop && !unsent.isEmpty || eventLoopWaits && isLessUnderWay {
      isWorkDue = true
      job.tellsEventLoop = true
    }
    return job
  }

  /// Begins the event loop's work: gives it what it has to send, in order.
  mutating func takeUnsent() -> [ArraySlice<UInt8>] {
    isWorkDue = false
    eventLoopWaits = false
    guard sender == .eventLoop else { return [] }
    defer { unsent = [] }
    return unsent
  }

  /// Takes note that so many bytes of what the event loop was given are on their way.
  mutating func sent(byteCount: Int) { unsentByteCount -= byteCount }

  /// Ends the event loop's sending: all that it was given is on its way. Threads send again, if nothing has come to it since.
  mutating func handBack() {
    if sender == .eventLoop, unsent.isEmpty { sender = .nobody }
  }

  /// Drops everything, also what is completed from now on.
  mutating func close() {
    sender = .closed
    unsent = []
    replies = ReplyOrder()
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
