import GRDB
import GRDBSQLite
import ShirabeSearch

/// Lets SQLite ask on one connection whether the search is to go on, in the middle of whatever it does
/// (<https://sqlite.org/c3ref/progress_handler.html>).
///
/// FTS5 reads its pages by statements, whose steps count as well, so that its long walks are asked too. Belongs to its
/// connection's thread.
final class ProgressWatch {
  /// Instructions of SQLite's from one question to the next: some microseconds, or a few dozen pages of FTS5's.
  private static let instructionCount: Int32 = 100

  private let connection: OpaquePointer?
  /// What ends the search of the moment.
  var interruption = Interruption.never

  /// Begins to be asked.
  init(_ database: Database) {
    connection = database.sqliteConnection
    sqlite3_progress_handler(
      connection, ProgressWatch.instructionCount,
      { watch in
        guard let watch else { return 0 }
        return Unmanaged<ProgressWatch>.fromOpaque(watch).takeUnretainedValue().interruption.reason == nil ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Is asked no more; the connection must still be open.
  func end() { sqlite3_progress_handler(connection, 0, nil, nil) }
}
