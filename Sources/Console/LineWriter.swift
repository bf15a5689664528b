import Glibc
import Synchronization

/// Writes lines to a file that perhaps nobody reads, such as a pipe, on a thread of its own: whoever has a line never waits.
///
/// What waits to be written is bounded; lines that find no room are dropped, and their number is said as soon as there is room
/// again. Where the file cannot be written, lines are dropped likewise. The file's mode stays as it is: O_NONBLOCK would hold for all
/// processes that have the file from the same opening, such as the shell (open(2)).
public final class LineWriter: Sendable {
  private struct State {
    var queue: LineQueue
    /// Whether the thread waits to be woken.
    var isAsleep = false
    /// Whether the thread has lines that are not written yet.
    var isWriting = false
    var isClosed = false
  }

  /// So many bytes a pipe takes at once or not at all (pipe(7)), so that lines of several processes do not mix.
  private static let pieceByteCount = Int(PIPE_BUF)
  /// For how long the thread waits for the next line before it sleeps: to wake it for every line would cost whoever has one more
  /// than the line itself.
  private static let lingeringMicroseconds: UInt32 = 1000
  /// How often whoever waits for the end of writing looks.
  private static let waitingMicroseconds: UInt32 = 500

  private let descriptor: Int32
  private let state: Mutex<State>
  private let wake = Semaphore()

  /// Begins a thread that writes.
  ///
  /// - Parameters:
  ///   - descriptor: Where it writes; open as long as the writer.
  ///   - maximumByteCount: What may wait, in bytes.
  ///   - notice: Makes the line that says how many lines were dropped, with its end.
  public init(to descriptor: Int32, maximumByteCount: Int, notice: @escaping @Sendable (Int) -> String) {
    self.descriptor = descriptor
    state = Mutex(State(queue: LineQueue(maximumByteCount: maximumByteCount) { Array(notice($0).utf8) }))
    start()
  }

  /// Has a line written, its end included, or drops it where there is no room.
  public func write(_ line: String) {
    let bytes = Array(line.utf8)
    let wakes = state.withLock { state in
      state.queue.append(bytes)
      defer { state.isAsleep = false }
      return state.isAsleep
    }
    if wakes { wake.signal() }
  }

  /// Waits until all lines are written; false where they are not after a time.
  public func finish(within time: Duration) -> Bool {
    let end = ContinuousClock.now + time
    while true {
      if state.withLock({ $0.queue.isEmpty && !$0.isWriting }) { return true }
      guard ContinuousClock.now < end else { return false }
      usleep(LineWriter.waitingMicroseconds)
    }
  }

  /// Ends the thread when all lines are written.
  public func close() {
    state.withLock { $0.isClosed = true }
    wake.signal()
  }

  /// Starts the thread, without any signal: those of the program are for threads that heed them, and where nobody reads a pipe
  /// any more that is no reason to end.
  private func start() {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let writer = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { writer in
        if let writer { Unmanaged<LineWriter>.fromOpaque(writer).takeRetainedValue().run() }
        return nil
      }, writer.toOpaque())
    // Without a thread nothing is written, as where there is no room.
    if code == 0 { pthread_detach(thread) } else { writer.release() }
  }

  private func run() {
    var hasLingered = false
    var isMidLine = false
    while true {
      let (piece, sleeps, ends) = state.withLock { state in
        let piece = state.queue.takePiece(atMost: LineWriter.pieceByteCount)
        state.isWriting = piece != nil
        state.isAsleep = piece == nil && hasLingered && !state.isClosed
        return (piece, state.isAsleep, piece == nil && state.isClosed)
      }
      if ends { return }
      hasLingered = piece == nil && !hasLingered
      if let piece {
        write(piece, &isMidLine)
      } else if sleeps {
        wake.wait()
      } else {
        usleep(LineWriter.lingeringMicroseconds)
      }
    }
  }

  /// Writes lines whole, or counts those that cannot be.
  ///
  /// - Parameter isMidLine: Whether the last that was written is the beginning of a line whose rest was lost, which is ended first.
  private func write(_ piece: LineQueue.Piece, _ isMidLine: inout Bool) {
    if isMidLine, write([UInt8(ascii: "\n")]) == 1 { isMidLine = false }
    let count = isMidLine ? 0 : write(piece.bytes)
    guard count < piece.bytes.count else { return }
    isMidLine = isMidLine || !piece.hasEnd(at: count)
    state.withLock { $0.queue.countLost(piece.lineCount(lostAfter: count)) }
  }

  /// Writes bytes, for as long as it takes; says how many could be written.
  private func write(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var count = 0
      while count < bytes.count {
        let taken = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: count), bytes.count - count)
        if taken >= 0 {
          count += taken
        } else if errno == EAGAIN {
          // Another process has made it so.
          var events = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&events, 1, -1)
        } else if errno != EINTR {
          break
        }
      }
      return count
    }
  }
}
