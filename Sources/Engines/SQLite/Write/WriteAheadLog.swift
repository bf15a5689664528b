import GRDB
import GRDBSQLite
import Glibc

/// The write-ahead log of a shard that is written, kept short where somebody reads at every moment.
///
/// SQLite begins a log anew when all of it is in the database file and nobody reads from it. The checkpoints that it makes by
/// itself wait for nobody, and where searches overlap there is always one that reads: the log would grow as long as they do.
/// So past a bound the writer waits for whoever reads now. Those who begin meanwhile see the newest state, or the file alone once
/// all is in it, so that the wait is no longer than the longest of the searches (SQLite, "Checkpoint Operations and
/// Auto-Checkpoints"; `wal.c`: walCheckpoint, walTryBeginRead).
struct WriteAheadLog {
  /// The bound: twice what SQLite lets the log grow to before it tries by itself, so that nobody is waited for where nobody
  /// overlaps. The log is at most as long and one transaction more, unless somebody reads for longer than is waited.
  static let maximumByteCount = 64 << 20
  /// How long whoever reads is waited for. Searches end sooner; a backup, an export or a check may take minutes, and then the
  /// log has to grow.
  static let waitMilliseconds: Int32 = 2000

  private let path: String
  private let maximumByteCount: Int
  private let waitMilliseconds: Int32
  /// The size past which it is tried to begin the log anew.
  private var nextByteCount: Int

  /// The log of the shard at a path.
  init(
    of shardPath: String, maximumByteCount: Int = WriteAheadLog.maximumByteCount,
    waitMilliseconds: Int32 = WriteAheadLog.waitMilliseconds
  ) {
    path = shardPath + "-wal"
    self.maximumByteCount = maximumByteCount
    self.waitMilliseconds = waitMilliseconds
    nextByteCount = maximumByteCount
  }

  /// Begins the log anew if it is longer than its bound; for the time after a transaction, on the connection that writes.
  ///
  /// Where somebody reads on for longer than is waited, it is tried again when the log has grown by a quarter of its bound.
  mutating func keepShort(_ database: Database) throws {
    guard byteCount > nextByteCount else { return }
    nextByteCount = try beginAnew(database) ? maximumByteCount : byteCount + maximumByteCount / 4
  }

  /// Moves what is in the log into the database file and leaves the log empty; false where somebody reads on for longer than is
  /// waited, or the file cannot be written: what was committed stays in the log then, which loses nothing.
  func beginAnew(_ database: Database) throws -> Bool {
    // Readers that may not write to the memory that all share begin where another one has: at the newest state from here on.
    _ = try Row.fetchOne(database, sql: "SELECT single FROM state")
    let usual = try Int32.fetchOne(database, sql: "PRAGMA busy_timeout") ?? 0
    sqlite3_busy_timeout(database.sqliteConnection, waitMilliseconds)
    defer { sqlite3_busy_timeout(database.sqliteConnection, usual) }
    return sqlite3_wal_checkpoint_v2(database.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil) == SQLITE_OK
  }

  /// How many bytes the log has on the disk.
  var byteCount: Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
