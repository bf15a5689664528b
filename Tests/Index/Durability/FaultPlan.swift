import GRDBSQLite
import Synchronization

/// Which calls to the file system fail below one folder.
final class FaultPlan: Sendable {
  /// A kind of call, and what it says where it fails.
  enum Call {
    case open, read, write, sync, truncate, fileSize, lock, mapMemory, lockMemory, delete, access

    var failure: Int32 {
      switch self {
      case .open: SQLITE_CANTOPEN
      case .read: SQLITE_IOERR | 1 << 8
      case .write: SQLITE_IOERR | 3 << 8
      case .sync: SQLITE_IOERR | 4 << 8
      case .truncate: SQLITE_IOERR | 6 << 8
      case .fileSize: SQLITE_IOERR | 7 << 8
      case .lock: SQLITE_IOERR | 15 << 8
      case .mapMemory: SQLITE_IOERR | 21 << 8
      case .lockMemory: SQLITE_IOERR | 20 << 8
      case .delete: SQLITE_IOERR | 10 << 8
      case .access: SQLITE_IOERR | 13 << 8
      }
    }
  }

  private struct State {
    var calls = 0
    var failures = 0
    /// Bytes by which files may grow; nil for any number.
    var room: Int64?
    var isOn = true
  }

  private let nth: Int
  private let isLasting: Bool
  private let state: Mutex<State>

  /// The nth call fails, counted from 1, and if asked so all that follow.
  init(failingCall nth: Int, isLasting: Bool) {
    self.nth = nth
    self.isLasting = isLasting
    state = Mutex(State())
  }

  /// No call fails but those that let files grow beyond so many bytes in sum.
  init(room: Int64) {
    nth = .max
    isLasting = false
    state = Mutex(State(room: room))
  }

  /// How many calls failed.
  var failures: Int { state.withLock { $0.failures } }

  /// From now on nothing fails.
  func end() { state.withLock { $0.isOn = false } }

  /// What a call is to say instead of being made; nil for one that is made.
  func failure(of call: Call) -> Int32? {
    state.withLock { state in
      guard state.isOn else { return nil }
      state.calls += 1
      guard isLasting ? state.calls >= nth : state.calls == nth else { return nil }
      state.failures += 1
      return call.failure
    }
  }

  /// The same for a call that lets a file grow by so many bytes, or shrink.
  func failure(ofGrowthBy byteCount: Int64) -> Int32? {
    state.withLock { state in
      guard state.isOn, let room = state.room, byteCount != 0 else { return nil }
      guard byteCount <= room else {
        state.failures += 1
        return SQLITE_FULL
      }
      state.room = room - byteCount
      return nil
    }
  }
}
