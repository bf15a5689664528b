import Dispatch
import Synchronization

/// Where the threads of the pool and the event loop meet to read the requests of one connection, and each knows whether it
/// is the one to read.
///
/// The lock is held while bytes are copied out of the socket and cut into lines, never while anybody waits.
final class RequestReader: Sendable {
  /// What a thread has read from the connection.
  enum Reading {
    /// A request to be answered by the thread.
    case request(number: Int, line: [UInt8], received: DispatchTime)
    /// Something else: the connection is reclaimed, and the event loop has to go on.
    case reclaimed
    /// Nothing, or the connection is not handed off.
    case nothing
  }

  private struct State {
    var buffer: RequestBuffer
    /// Nil before the connection is open, after it is closed, and where there are no descriptors left.
    var socket: ConnectionSocket?
    /// How the pool knows the connection while it is handed off.
    var watch: SearchPool.Watch?
  }

  /// What a thread reads at once; a line may be longer.
  private static let chunkByteCount = 1 << 14

  private let pool: SearchPool
  private let live: LiveConfiguration
  private let state: Mutex<State>

  init(pool: SearchPool, _ live: LiveConfiguration) {
    self.pool = pool
    self.live = live
    state = Mutex(State(buffer: RequestBuffer(maximumLineBytes: live.connectionLimits.maximumLineBytes)))
  }

  /// Lets threads read this socket while it is handed off.
  func open(_ socket: ConnectionSocket?) {
    state.withLock { $0.socket = socket }
  }

  /// Drops all lines, and lets go of the socket.
  func close() {
    _ = reclaim()
    state.withLock {
      $0.buffer.close()
      $0.socket = nil
    }
  }

  /// See ``RequestBuffer/status``.
  var status: RequestBuffer.Status { state.withLock { $0.buffer.status } }

  /// See ``RequestBuffer/take(_:at:repliesAreDue:)``.
  func take(_ bytes: UnsafeBufferPointer<UInt8>, repliesAreDue: Bool) {
    let limits = live.connectionLimits
    state.withLock {
      $0.buffer.maximumLineBytes = limits.maximumLineBytes
      $0.buffer.take(bytes, at: .now(), repliesAreDue: repliesAreDue)
    }
  }

  /// The next line with its number, for the event loop; nil where there is none or it must wait.
  ///
  /// - Parameter begin: Gives a line of so many bytes its number.
  func popFirst(begin: (Int) -> Int?) -> (number: Int, line: RequestBuffer.Line)? {
    state.withLock { state in
      guard state.buffer.status.waitingCount > 0, let number = begin(state.buffer.nextByteCount),
        let line = state.buffer.popFirst()
      else { return nil }
      return (number, line)
    }
  }

  /// See ``RequestBuffer/restartHalfLine(at:)``.
  func restartHalfLine() {
    state.withLock { $0.buffer.restartHalfLine(at: .now()) }
  }

  /// See ``RequestBuffer/giveUpHalfLine(at:timeoutMilliseconds:)``.
  func giveUpHalfLine() -> Bool {
    let limits = live.connectionLimits
    return state.withLock {
      $0.buffer.giveUpHalfLine(at: .now(), timeoutMilliseconds: limits.halfLineMilliseconds)
    }
  }

  /// See ``RequestBuffer/end(at:dropsRest:)``.
  func end(dropsRest: Bool) {
    state.withLock { state in
      _ = reclaim(&state)
      state.buffer.end(at: .now(), dropsRest: dropsRest)
    }
  }

  /// Whether nothing is begun any more, or read.
  var isClosing: Bool {
    switch status.state {
    case .closing, .closed: true
    case .eventLoopReads, .handedOff, .inputEnded, .inputDropped: false
    }
  }

  /// Whether the connection is to close once all is answered, and nothing waits for that.
  var mayFinish: Bool {
    let status = status
    return status.waitingCount == 0 && (status.state == .inputEnded || status.state == .inputDropped)
  }

  /// See ``RequestBuffer/finish()``.
  func finish() -> ConnectionState.Closing? { state.withLock { $0.buffer.finish() } }

  /// See ``RequestBuffer/abandon()``.
  func abandon() {
    state.withLock { state in
      _ = reclaim(&state)
      state.buffer.abandon()
    }
  }

  /// Hands the connection off to the pool, which serves it when there is something to read; not if the event loop must go on
  /// reading.
  ///
  /// - Parameter reclaim: See ``SearchPool/watch(_:reclaim:_:)``.
  func handOff(reclaim: @escaping @Sendable () -> Void, _ service: @escaping SearchPool.Service) {
    state.withLock { state in
      guard let socket = state.socket, state.buffer.handOff() else { return }
      state.watch = pool.watch(socket.descriptor, reclaim: reclaim, service)
      if state.watch == nil { _ = state.buffer.reclaim() }
    }
  }

  /// Reclaims the connection, so that only the event loop reads from now on; false if it was not handed off.
  func reclaim() -> Bool {
    state.withLock { reclaim(&$0) }
  }

  /// Reads all that is there, for a thread.
  ///
  /// - Parameter begin: Gives the request, of so many bytes, its number; nil where it must wait.
  func receive(within limits: ConnectionLimits, begin: (Int) -> Int?) -> Reading {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RequestReader.chunkByteCount) { buffer in
      state.withLock { state in
        guard state.buffer.state == .handedOff, let socket = state.socket else { return .nothing }
        state.buffer.maximumLineBytes = limits.maximumLineBytes
        var (mayGoOn, hasRead) = (true, false)
        var last = ConnectionSocket.Received.nothing
        // Blank lines are no reason to stop, and a client may send them for ever.
        var rest = limits.maximumLineBytes
        while mayGoOn {
          last = socket.receive(into: buffer)
          guard case .bytes(let count) = last else { break }
          hasRead = true
          rest -= count
          mayGoOn = state.buffer.takeHandedOff(UnsafeBufferPointer(rebasing: buffer[..<count]), at: .now()) && rest > 0
        }
        guard hasRead || last == .end else { return .nothing }
        if mayGoOn, let (number, line, received) = state.buffer.popOnlyRequest(begin: begin) {
          return .request(number: number, line: line, received: received)
        }
        _ = reclaim(&state)
        return .reclaimed
      }
    }
  }

  private func reclaim(_ state: inout State) -> Bool {
    if let watch = state.watch { pool.unwatch(watch) }
    state.watch = nil
    return state.buffer.reclaim()
  }
}
