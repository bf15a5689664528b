import Dispatch
import ShirabeIndex
import ShirabeWire

/// How long a request may take, from when its line was complete: its wait for a thread counts.
struct RequestTime: Sendable {
  private let milliseconds: Int
  private let longestMilliseconds: Int
  /// What ends the request when its time is over, or its client gone.
  let interruption: Interruption

  /// Allots the time that a request asks for, or as much as one that names none gets.
  ///
  /// - Throws: −32002 where it asks for more than it may have.
  init(
    milliseconds: Int?, from received: DispatchTime, _ live: LiveConfiguration, _ cancellation: Cancellation
  ) throws(ReplyError) {
    let (usual, longest) = live.searchMilliseconds
    if let milliseconds, milliseconds > longest {
      throw ReplyError(
        .overLimit,
        message: "timeoutMilliseconds is \(milliseconds) but may be at most \(longest) here; ask for less, or whoever "
          + "runs the daemon can raise search.maximumTimeoutMilliseconds")
    }
    self.milliseconds = milliseconds ?? usual
    longestMilliseconds = longest
    interruption = Interruption(deadline: received + .milliseconds(self.milliseconds), cancellation: cancellation)
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
