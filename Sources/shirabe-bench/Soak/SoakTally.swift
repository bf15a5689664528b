import ShirabeModel
import Synchronization

/// What the clients of a soak have seen, counted by all of them.
final class SoakTally: Sendable {
  struct Counts {
    /// Replies that were as they must be.
    var replies = 0
    /// Of these, how many said that the daemon is busy.
    var busy = 0
    /// And how many that their time was over, when it was.
    var late = 0
    /// Connections that were made.
    var connections = 0
    /// Replies that were not as they must be, and connections that were lost.
    var failures = 0
    /// The first of them.
    var firstFailure: String?
  }

  private let state = Mutex(Counts())

  var counts: Counts { state.withLock { $0 } }

  /// Counts a reply by its error, if it is one.
  func countReply(_ error: ErrorCode?) {
    state.withLock {
      $0.replies += 1
      if error == .busy { $0.busy += 1 }
      if error == .timedOut { $0.late += 1 }
    }
  }

  func countConnection() { state.withLock { $0.connections += 1 } }

  func countFailure(_ what: String) {
    state.withLock {
      $0.failures += 1
      if $0.firstFailure == nil { $0.firstFailure = what }
    }
  }
}
