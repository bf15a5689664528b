import CSQLiteDefence
import GRDB
import GRDBSQLite

/// What a reading connection refuses whatever it is asked, and whatever the file says: an index may come from elsewhere.
enum ReadingDefence {
  /// Shuts the doors (SQLite, "Defense Against The Dark Arts"): shadow tables and the schema cannot be written, no extension
  /// can be loaded, and only functions that are declared innocuous run out of views and triggers.
  static func apply(to database: Database) throws {
    let switches: [(option: Int32, value: Int32)] = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    ]
    for (option, value) in switches {
      let status = shirabe_sqlite3_db_config(database.sqliteConnection, option, value)
      guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    }
  }
}
