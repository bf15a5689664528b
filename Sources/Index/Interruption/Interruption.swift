public import Dispatch

/// When a search has to end, whether it is done or not: at its deadline, or as soon as nobody waits for it.
///
/// Whatever loops over what an index or a query may have much of asks it now and then, see ``WorkPace``, and SQLite asks it
/// by way of ``ProgressWatch``. Nothing is interrupted from another thread: `sqlite3_interrupt` ends whatever its connection
/// does at the moment, which may be the next search.
public final class Interruption: Sendable {
  /// Why a search ended before it was done.
  public enum Reason: Sendable {
    /// Its time was over.
    case timedOut
    /// Nobody waits for it any more.
    case cancelled
  }

  /// None at all.
  public static let never = Interruption(deadline: .max, clock: { 0 })

  private let deadline: UInt64
  private let cancellation: Cancellation?
  private let clock: @Sendable () -> UInt64
  /// How much work is done from one question to the next, see ``WorkPace``.
  let stride: Int

  /// Ends a search at a deadline, or when it is cancelled.
  public convenience init(deadline: DispatchTime, cancellation: Cancellation? = nil) {
    self.init(deadline: deadline.uptimeNanoseconds, cancellation: cancellation) { DispatchTime.now().uptimeNanoseconds }
  }

  /// Ends a search when a clock of any kind has reached the deadline.
  init(
    deadline: UInt64, cancellation: Cancellation? = nil, stride: Int = WorkPace.stride,
    clock: @escaping @Sendable () -> UInt64
  ) {
    self.deadline = deadline
    self.cancellation = cancellation
    self.stride = stride
    self.clock = clock
  }

  /// Why a search has to end now; nil as long as it may go on.
  public var reason: Reason? {
    if cancellation?.isCancelled == true { return .cancelled }
    return deadline != .max && clock() >= deadline ? .timedOut : nil
  }

  /// Ends what asks, if it is time.
  ///
  /// - Throws: ``IndexError`` of kind `.interrupted`.
  func check() throws(IndexError) {
    if reason != nil { throw .interrupted }
  }
}
