import DequeModule
import Dispatch
import ShirabeWire

/// The requests of one connection on their way in, in order, and who reads them.
///
/// At home the event loop reads. A client that asks, waits for the reply and asks again need not wait for the event loop to
/// hand its requests over: its connection is lent to the threads of the pool, and one of them reads and answers. Whatever
/// else comes than one whole line brings the connection home, where all that was read waits in its order. This is the logic
/// alone, without the socket and without the lock that its calls need.
struct Inbox {
  /// A line, or the mark of one that is too long, and when it was complete.
  typealias Line = (event: LineFramer.Event, received: DispatchTime)

  /// How the input stands.
  struct Status: Equatable {
    /// How many lines wait for the event loop.
    var waitingCount = 0
    /// Whether the threads may read, and the event loop must not.
    var isLent = false
    /// Whether no more lines are taken: the client has ended its sending, or the daemon is ending.
    var hasEnded = false
    /// Whether a line was too long, and all that comes after it is dropped.
    var isDiscarding = false
  }

  /// The longest line taken, in bytes before its end.
  static let maximumLineBytes = 1 << 20
  /// So many requests must have come alone before a connection is lent: who asks but once is spared the ado.
  private static let leastDialogLength = 2

  private var framer = LineFramer(maximumLineBytes: Inbox.maximumLineBytes)
  /// The lines to be started by the event loop.
  private var waiting: Deque<Line> = []
  /// How many reads on end have brought one whole line while no reply was due.
  private var dialogLength = 0
  private(set) var isLent = false
  private var hasEnded = false
  private var isDiscarding = false

  /// How the input stands, for the event loop.
  var status: Status {
    Status(waitingCount: waiting.count, isLent: isLent, hasEnded: hasEnded, isDiscarding: isDiscarding)
  }

  /// Whether one line and nothing besides has come.
  private var isOneRequest: Bool { waiting.count == 1 && framer.isEmpty && !isDiscarding }

  /// Takes what the event loop has read; the connection must be at home.
  ///
  /// - Parameter repliesAreDue: Whether the client sent this before it had the replies to what it sent before.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, at time: DispatchTime, repliesAreDue: Bool) {
    let isFirst = waiting.isEmpty && framer.isEmpty && !repliesAreDue
    append(bytes, time)
    dialogLength = isFirst && isOneRequest ? dialogLength + 1 : 0
  }

  /// Hands the next line to the event loop.
  mutating func popFirst() -> Line? { waiting.popFirst() }

  /// Ends the input; a line without an end is the last one.
  ///
  /// - Parameter dropsRest: Whether what is not a whole line is no request.
  mutating func end(at time: DispatchTime, dropsRest: Bool) {
    guard !hasEnded else { return }
    hasEnded = true
    if let last = framer.finish(), !dropsRest, !isDiscarding { waiting.append((last, time)) }
  }

  /// Lends the connection if its client leads a dialog; false if it stays where it is.
  mutating func lend() -> Bool {
    guard !isLent, dialogLength >= Inbox.leastDialogLength, waiting.isEmpty, framer.isEmpty, !hasEnded, !isDiscarding
    else { return false }
    isLent = true
    return true
  }

  /// Brings the connection home, where a dialog has to begin anew; false if it was there, and then nothing changes.
  mutating func callHome() -> Bool {
    guard isLent else { return false }
    (isLent, dialogLength) = (false, 0)
    return true
  }

  /// Takes what a thread has read from the lent connection.
  ///
  /// - Returns: Whether the thread may go on to read, since it may be a request that it can answer or the beginning of it.
  mutating func takeLent(_ bytes: UnsafeBufferPointer<UInt8>, at time: DispatchTime) -> Bool {
    append(bytes, time)
    return waiting.count <= 1 && !isDiscarding
  }

  /// Hands the thread that has read all that was there its request with its number; nil where there is anything else or
  /// the request gets no number.
  mutating func popOnlyRequest(begin: () -> Int?) -> (number: Int, line: Line)? {
    guard isLent, isOneRequest, let number = begin(), let line = waiting.popFirst() else { return nil }
    return (number, line)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ time: DispatchTime) {
    guard !hasEnded, !isDiscarding else { return }
    for event in framer.append(bytes) {
      if event == .overflow { isDiscarding = true }
      waiting.append((event, time))
    }
  }
}
