package import GRDB
import GRDBSQLite
import Glibc

/// Copies one state of a shard, page by page, while others read and write it.
///
/// The state is the one that is seen when the copy is made, whatever is committed until it is written.
package final class ShardCopy {
  private static let pagesAtOnce: Int32 = 4096

  private let queue: DatabaseQueue
  private let path: String

  /// Holds on to the state of the shard. Its connection is used by nobody else.
  package init(_ queue: DatabaseQueue, path: String) throws(IndexError) {
    self.queue = queue
    self.path = path
    try IndexError.locating(path) {
      try queue.inDatabase { database in
        try database.execute(sql: "BEGIN")
        // A transaction has a state once it has read.
        _ = try Row.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
      }
    }
  }

  package convenience init(_ opened: ShardConnection.Opened, path: String) throws(IndexError) {
    try self.init(opened.queue, path: path)
  }

  /// Holds on to the state of a database that is no shard.
  package convenience init(openingAt path: String) throws(IndexError) {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(10)
    let place = try ReadingPlace(path)
    let queue = try IndexError.locating(path) {
      try DatabaseQueue(path: place.name(of: path), configuration: configuration)
    }
    try self.init(queue, path: path)
  }

  /// Whether the file that is copied is still the one that its path leads to.
  package var isInPlace: Bool { queue.inDatabase { FileMove.isInPlace($0) } }

  deinit { try? queue.inDatabase { try $0.execute(sql: "COMMIT") } }

  /// Writes the copy (SQLite, "Online Backup API") and sees that it lies on the disk, whole.
  package func write(to destination: String) throws(IndexError) {
    try IndexError.locating(destination) {
      let copy = try pages(copiedTo: destination)
      let findings = try copy.inDatabase { database in
        try Row.fetchAll(database, sql: "PRAGMA quick_check(1)").map { try $0.required(0, as: String.self) }
      }
      try copy.close()
      guard findings == ["ok"] else {
        let damage = DatabaseError(resultCode: .SQLITE_CORRUPT, message: findings.joined(separator: " "))
        throw IndexError(damage, path: path)
      }
    }
    try StagedFolder.synchronize(destination)
  }

  /// Writes the copy as it is, also where it is damaged.
  package func copyPages(to destination: String) throws(IndexError) {
    try IndexError.locating(destination) { try pages(copiedTo: destination).close() }
  }

  private func pages(copiedTo destination: String) throws -> DatabaseQueue {
    let copy = try DatabaseQueue(path: destination)
    try queue.inDatabase { source in
      try copy.inDatabase { try ShardCopy.copy(source, to: $0) }
    }
    return copy
  }

  private static func copy(_ source: Database, to copy: Database) throws {
    guard let backup = sqlite3_backup_init(copy.sqliteConnection, "main", source.sqliteConnection, "main") else {
      throw error(copy)
    }
    var status = SQLITE_OK
    while status == SQLITE_OK { status = sqlite3_backup_step(backup, pagesAtOnce) }
    let end = sqlite3_backup_finish(backup)
    guard status == SQLITE_DONE, end == SQLITE_OK else { throw error(copy, status == SQLITE_DONE ? end : status) }
  }

  private static func error(_ database: Database, _ status: Int32? = nil) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: status ?? sqlite3_extended_errcode(database.sqliteConnection)),
      message: sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) })
  }
}
