import Logging
import Synchronization

/// How many connections there may be: what the configuration says, or less where the process may not open so many files.
final class ConnectionBound: Sendable {
  /// What becomes of a new connection.
  enum Admission: Equatable {
    case admitted
    /// So many are open, and there may be no more.
    case full(Int)
  }

  private struct State {
    var openCount = 0
    /// Connections that were refused and still may read why.
    var leavingCount = 0
    /// What the files were counted for, and what came of it.
    var asked = 0
    var possible = 0
    /// Whether it was said that there are too many connections, since the last that was not one too many.
    var hasTold = false
  }

  /// The most refused connections that may linger.
  private static let maximumLeaving = 64
  /// Files that may be opened beside the connections: those that linger, what SQLite opens for a while, shards that are new.
  private static let spareFileCount = maximumLeaving + 192
  /// What the daemon opens beside the connections before it answers the first of them: the socket, the event loop's own, and
  /// what SQLite opens for a while.
  private static let leastSpareFileCount = 16
  /// The event loop has a descriptor of a connection, and the threads have one.
  private static let filesPerConnection = 2

  private let logger: Logger
  private let otherFileCount: Int
  private let state = Mutex(State())

  /// Counts the files that are open, so that what is opened later is connections.
  init(_ logger: Logger) {
    self.logger = logger
    otherFileCount = OpenFileLimit.openFileCount + ConnectionBound.spareFileCount
  }

  /// Sees to it that so many connections can be open, and says so where they cannot; where not even one can, the daemon
  /// cannot serve.
  func prepare(for maximum: Int) throws(DaemonError) {
    state.withLock { prepare(for: maximum, &$0) }
    let openCount = otherFileCount - ConnectionBound.spareFileCount
    let needed = openCount + ConnectionBound.leastSpareFileCount + ConnectionBound.filesPerConnection
    let limit = OpenFileLimit.raise(to: needed)
    guard limit < needed else { return }
    throw DaemonError(
      path: "/proc/self/limits",
      message:
        "the process may open \(limit) files and needs \(needed) for this index, and more for more connections; raise "
        + "LimitNOFILE or ulimit -n")
  }

  /// Admits a connection, to be counted until ``leave()``, where there are fewer than this.
  func admit(atMost maximum: Int) -> Admission {
    state.withLock { state in
      if maximum != state.asked { prepare(for: maximum, &state) }
      guard state.openCount < state.possible else {
        if !state.hasTold {
          logger.warning("all connections are taken", metadata: ["connections": "\(state.openCount)"])
          state.hasTold = true
        }
        return .full(state.possible)
      }
      state.openCount += 1
      state.hasTold = false
      return .admitted
    }
  }

  /// Takes note that an admitted connection is closed.
  func leave() { state.withLock { $0.openCount -= 1 } }

  /// Lets a refused connection linger until ``endLeaving()``; false where too many do.
  func beginLeaving() -> Bool {
    state.withLock { state in
      guard state.leavingCount < ConnectionBound.maximumLeaving else { return false }
      state.leavingCount += 1
      return true
    }
  }

  /// Takes note that a refused connection is closed.
  func endLeaving() { state.withLock { $0.leavingCount -= 1 } }

  private func prepare(for maximum: Int, _ state: inout State) {
    let needed = otherFileCount + ConnectionBound.filesPerConnection * maximum
    let limit = OpenFileLimit.raise(to: needed)
    state.asked = maximum
    state.possible = max(1, min(maximum, (limit - otherFileCount) / ConnectionBound.filesPerConnection))
    guard state.possible < maximum else { return }
    logger.warning(
      "too few files may be open for all connections; raise LimitNOFILE or ulimit -n, or lower connections.maximum",
      metadata: [
        "connections": "\(state.possible)", "configured": "\(maximum)", "openFiles": "\(limit)", "needed": "\(needed)",
      ])
  }
}
