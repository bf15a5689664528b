public import Dispatch

/// When a search has to end, whether it is done or not: at its deadline, or as soon as nobody waits for it.
///
/// Whatever loops over what an engine or a query may have much of asks it now and then. Nothing is interrupted from another
/// thread, which could end the next search in place of this one.
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
  /// Units of work from one question to the next, of some nanoseconds each: a posting, a row in memory, a few bytes of text.
  package let stride: Int

  /// Units of tens of microseconds in all; a question takes some tens of nanoseconds.
  package static let usualStride = 1 << 13

  /// Ends a search at a deadline, or when it is cancelled.
  public convenience init(deadline: DispatchTime, cancellation: Cancellation? = nil) {
    self.init(deadline: deadline.uptimeNanoseconds, cancellation: cancellation) { DispatchTime.now().uptimeNanoseconds }
  }

  /// Ends a search when a clock of any kind has reached the deadline.
  package init(
    deadline: UInt64, cancellation: Cancellation? = nil, stride: Int = Interruption.usualStride,
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
}
