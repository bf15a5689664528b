import DequeModule
import Dispatch
import ShirabeModel

/// The requests of one connection on their way in, in order, and who reads them.
///
/// At first the event loop reads. A client that asks, waits for the reply and asks again need not wait for the event loop to
/// pass its requests on: such an interactive connection is handed off to the threads of the pool, and one of them reads and
/// answers. Whatever else comes than one whole line has the event loop reclaim the connection, and all that was read waits
/// for it in its order. This is the logic alone, without the socket and without the lock that its calls need.
struct RequestBuffer {
  /// What came of a line.
  enum Event: Equatable {
    /// The line, without its end.
    case line([UInt8])
    /// It was longer than this.
    case tooLong(maximumLineBytes: Int)
    /// It was not ended within this time.
    case notEnded(timeoutMilliseconds: Int)

    /// The bytes of the line that are kept.
    var byteCount: Int {
      if case .line(let bytes) = self { bytes.count } else { 0 }
    }
  }

  /// What came of a line, and when.
  typealias Line = (event: Event, received: DispatchTime)

  /// How the input stands.
  struct Status: Equatable {
    /// How many lines wait for the event loop.
    var waitingCount = 0
    /// The bytes of these lines.
    var waitingByteCount = 0
    /// Since when a line is half sent.
    var halfLineSince: DispatchTime?
    /// Where the connection is, and who reads from it.
    var state = ConnectionState.opened

    /// Whether nothing more may be read until less waits.
    func isFull(_ limits: ConnectionLimits) -> Bool {
      waitingCount >= ConnectionLimits.maximumWaiting || waitingByteCount >= limits.maximumRequestBytes
    }
  }

  private var framer: LineFramer
  /// The lines to be started by the event loop.
  private var waiting: Deque<Line> = []
  /// The bytes of these lines.
  private var waitingByteCount = 0
  /// When the line began of which the end has not come.
  private var halfLineSince: DispatchTime?
  private(set) var state = ConnectionState.opened

  /// Takes lines of at most so many bytes before their end.
  init(maximumLineBytes: Int) { framer = LineFramer(maximumLineBytes: maximumLineBytes) }

  /// The longest line taken, in bytes before its end.
  var maximumLineBytes: Int {
    get { framer.maximumLineBytes }
    set { framer.maximumLineBytes = newValue }
  }

  /// How the input stands, for the event loop.
  var status: Status {
    Status(
      waitingCount: waiting.count, waitingByteCount: waitingByteCount, halfLineSince: halfLineSince, state: state)
  }

  /// The bytes of the line that is next.
  var nextByteCount: Int { waiting.first?.event.byteCount ?? 0 }

  /// Whether one line and nothing besides has come.
  private var isOneRequest: Bool {
    guard waiting.count == 1, framer.isEmpty, case .line = waiting[0].event else { return false }
    return true
  }

  /// Takes what the event loop has read; the connection must not be handed off.
  ///
  /// - Parameter repliesAreDue: Whether the client sent this before it had the replies to what it sent before.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, at time: DispatchTime, repliesAreDue: Bool) {
    let isFirst = waiting.isEmpty && framer.isEmpty && !repliesAreDue
    append(bytes, time)
    state.didRead(oneRequest: isFirst && isOneRequest)
  }

  /// Hands the next line to the event loop.
  mutating func popFirst() -> Line? {
    let line = waiting.popFirst()
    waitingByteCount -= line?.event.byteCount ?? 0
    return line
  }

  /// Ends the input; a line without an end is the last one.
  ///
  /// - Parameter dropsRest: Whether what is not a whole line is no request.
  mutating func end(at time: DispatchTime, dropsRest: Bool) {
    guard state.endInput() else { return }
    halfLineSince = nil
    if case .line(let last)? = framer.finish(), !dropsRest { put(.line(last), time) }
  }

  /// Counts the time of a line that is half sent from now: until now the daemon did not read.
  mutating func restartHalfLine(at time: DispatchTime) {
    if halfLineSince != nil { halfLineSince = time }
  }

  /// Gives a line up that is half sent for so long, and all that comes after it; false where there is none.
  mutating func giveUpHalfLine(at time: DispatchTime, timeoutMilliseconds: Int) -> Bool {
    guard let halfLineSince, time >= halfLineSince + .milliseconds(timeoutMilliseconds), state.dropInput() else {
      return false
    }
    self.halfLineSince = nil
    _ = framer.finish()
    put(.notEnded(timeoutMilliseconds: timeoutMilliseconds), time)
    return true
  }

  /// Hands the connection off if it is interactive; false if it stays as it is.
  mutating func handOff() -> Bool { waiting.isEmpty && framer.isEmpty && state.handOff() }

  /// Reclaims the connection, whose requests are counted anew; false if it was not handed off, and then nothing changes.
  mutating func reclaim() -> Bool { state.reclaim() }

  /// How to close where nothing is left to be answered and all that was is given to be sent, see ``ConnectionState/finish()``.
  mutating func finish() -> ConnectionState.Closing? { waiting.isEmpty ? state.finish() : nil }

  /// Gives up a client that takes nothing of what it is sent.
  mutating func abandon() { state.abandon() }

  /// Drops all lines, also what comes from now on.
  mutating func close() {
    self = RequestBuffer(maximumLineBytes: 0)
    state.close()
  }

  /// Takes what a thread has read from the connection that is handed off.
  ///
  /// - Returns: Whether the thread may go on to read, since it may be a request that it can answer or the beginning of it.
  mutating func takeHandedOff(_ bytes: UnsafeBufferPointer<UInt8>, at time: DispatchTime) -> Bool {
    append(bytes, time)
    return waiting.isEmpty || isOneRequest
  }

  /// Hands the thread that has read all that was there its request with its number; nil where there is anything else or
  /// the request gets no number.
  ///
  /// - Parameter begin: Gives a request of so many bytes its number.
  mutating func popOnlyRequest(begin: (Int) -> Int?) -> (number: Int, line: [UInt8], received: DispatchTime)? {
    guard state == .handedOff, isOneRequest, let number = begin(nextByteCount), let (event, received) = popFirst(),
      case .line(let line) = event
    else { return nil }
    return (number, line, received)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ time: DispatchTime) {
    guard state.takesInput else { return }
    let wasEmpty = framer.isEmpty
    let events = framer.append(bytes)
    for event in events {
      switch event {
      case .line(let line): put(.line(line), time)
      case .overflow: put(.tooLong(maximumLineBytes: maximumLineBytes), time)
      }
    }
    if framer.isEmpty {
      halfLineSince = nil
    } else if wasEmpty || bytes.contains(UInt8(ascii: "\n")) {
      halfLineSince = time
    }
  }

  private mutating func put(_ event: Event, _ time: DispatchTime) {
    waiting.append((event, time))
    waitingByteCount += event.byteCount
  }
}
