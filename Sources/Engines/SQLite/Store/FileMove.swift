import GRDB
import GRDBSQLite

/// Whether a database's file is still the one that its path leads to.
enum FileMove {
  /// Asks SQLite, which compares the inode that it has open with that of the path
  /// (<https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html>, `SQLITE_FCNTL_HAS_MOVED`).
  static func isInPlace(_ database: Database) -> Bool {
    var hasMoved: Int32 = 0
    let status = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
    return status == SQLITE_OK && hasMoved == 0
  }

  /// Whether the files of all these shards are.
  static func areInPlace(_ shards: [ShardConnection.Opened]) -> Bool {
    shards.allSatisfy { $0.queue.inDatabase { isInPlace($0) } }
  }
}
