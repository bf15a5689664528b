package import Dispatch
import ShirabeModel
import Synchronization

/// A line of requests that waits for its turn. It is read once, by whichever thread is the first to have to know what it asks
/// for: a line may have a mebibyte, and whoever reads from many clients must not stay with one.
package final class PendingRequest: Sendable {
  private enum State: Sendable {
    case unread([UInt8])
    case read(RequestLine)
  }

  /// What was read of a longer line is not kept, since it may take ten times the memory of the line, and many may wait: such a line
  /// is read again where its deadline had to be known before its turn came.
  private static let keptByteCount = 64 << 10

  /// When the line was complete; the time of what it asks for counts from there.
  package let received: DispatchTime
  /// The bytes of the line, without its end.
  package let byteCount: Int
  private let state: Mutex<State>

  /// Keeps a line, without its end.
  package init(_ line: [UInt8], received: DispatchTime) {
    self.received = received
    byteCount = line.count
    state = Mutex(.unread(line))
  }

  /// What the line asks for.
  ///
  /// - Complexity: O(bytes) the first time.
  var line: RequestLine {
    state.withLock { state in
      switch state {
      case .read(let line): return line
      case .unread(let bytes):
        let line = RequestLine(parsing: bytes)
        if byteCount <= PendingRequest.keptByteCount { state = .read(line) }
        return line
      }
    }
  }
}
