import GRDB
import GRDBSQLite

/// SQLite's own limits on a connection that reads (<https://sqlite.org/limits.html>): as much as our statements and FTS5's
/// need, and some room. Queries never reach SQLite as text, so nothing that is asked comes near them; they are for a file
/// that comes from elsewhere, and for mistakes of ours.
enum ReadingLimits {
  /// Each limit and what it is lowered to. What a text may have stays as it is: bodies may be as long as whoever made the
  /// index let them be.
  static let all: [(limit: Int32, value: Int32)] = [
    (SQLITE_LIMIT_SQL_LENGTH, 32 << 10), (SQLITE_LIMIT_COLUMN, 100), (SQLITE_LIMIT_EXPR_DEPTH, 100),
    (SQLITE_LIMIT_COMPOUND_SELECT, 8), (SQLITE_LIMIT_VDBE_OP, 25_000), (SQLITE_LIMIT_FUNCTION_ARG, 16),
    (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100), (SQLITE_LIMIT_VARIABLE_NUMBER, 64),
    (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
  ]

  /// Lowers the limits of a connection.
  static func apply(to database: Database) {
    for (limit, value) in all { sqlite3_limit(database.sqliteConnection, limit, value) }
  }
}
