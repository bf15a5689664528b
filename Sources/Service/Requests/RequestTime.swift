import Dispatch
import ShirabeModel
import ShirabeSearch

/// How long a request may take, from when its line was complete: its wait for a thread counts.
struct RequestTime: Sendable {
  private let milliseconds: Int
  private let longestMilliseconds: Int
  /// When its time is over.
  let deadline: DispatchTime
  /// What ends the request when its time is over, or its client gone.
  let interruption: Interruption

  /// Allots the time that a request asks for, or as much as one that names none gets.
  ///
  /// - Throws: −32002 where it asks for more than it may have.
  init(
    milliseconds: Int?, from received: DispatchTime, _ limits: any ServiceLimits, _ cancellation: Cancellation
  ) throws(ReplyError) {
    let longest = limits.searchMilliseconds.longest
    if let milliseconds, milliseconds > longest {
      throw ReplyError(
        .overLimit,
        message: "timeoutMilliseconds is \(milliseconds) but may be at most \(longest) here; ask for less, or whoever "
          + "runs the daemon can raise search.maximumTimeoutMilliseconds")
    }
    self.init(askedMilliseconds: milliseconds, from: received, limits, cancellation)
  }

  /// Allots the time that a request asks for where it may have it, and the usual where not.
  init(
    askedMilliseconds: Int?, from received: DispatchTime, _ limits: any ServiceLimits, _ cancellation: Cancellation
  ) {
    let (usual, longest) = limits.searchMilliseconds
    milliseconds = askedMilliseconds.flatMap { 1...longest ~= $0 ? $0 : nil } ?? usual
    longestMilliseconds = longest
    deadline = received + .milliseconds(milliseconds)
    interruption = Interruption(deadline: deadline, cancellation: cancellation)
  }

  /// What is answered where the time was not enough.
  var error: ReplyError {
    ReplyError(
      .timedOut,
      message: "it was not done within \(milliseconds) ms, its wait for others included; ask for less, try again, or "
        + "name a longer time by timeoutMilliseconds (at most \(longestMilliseconds))")
  }

  /// Throws the error where the time is over.
  func check() throws(ReplyError) {
    if interruption.reason != nil { throw error }
  }
}
