import GRDB
import Glibc
import ShirabeArticles
import ShirabeSQLite

/// What the articles of an index were read from: `inputs.db` in its folder.
///
/// It is written by whoever holds the writer lock of the index, and always in this order: which articles are about to be
/// written, then the articles, then that the file is done with. So a process that dies leaves files that are read again,
/// and never an article that no file is known for, nor a file that is taken for read and is not.
///
/// Used by one thread at a time.
final class InputDatabase {
  /// Its file.
  let path: String
  private let queue: DatabaseQueue
  /// It is written to while the lock of the index is held, which the writer does.
  private let writer: IndexWriter
  /// What tells the claims of this run from those of others.
  private(set) var run: Int64 = 0

  /// Opens the database of the index that a writer has open, or makes it.
  ///
  /// What it knows of another index that was in the folder before is thrown away.
  init(of writer: IndexWriter) throws(IndexError) {
    path = "\(writer.path)/\(InputsFile.name)"
    self.writer = writer
    queue = try IndexError.locating(path) { [path] in
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { database in
        // What stands here must be on the disk before the shards are written: FULL syncs every commit.
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try InputSchema.migrator.migrate(queue)
      return queue
    }
    try writer.confirmPlace()
    run = try write { database in
      let known = try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'index_id'")
      if known != writer.indexId {
        for table in [
          "meta", "folder", "input", "input_article", "repeated_source", "repeated_line", "load_mark", "load_mark_ids",
        ] {
          try database.execute(sql: "DELETE FROM \(table)")
        }
        try database.execute(
          sql: "INSERT INTO meta (name, value) VALUES ('index_id', ?), ('run', 0)", arguments: [writer.indexId])
      }
      try database.execute(sql: "UPDATE meta SET value = value + 1 WHERE name = 'run'")
      return try Int64.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'run'") ?? 0
    }
  }

  /// Opens the database of the index that a writer has open; nil where nothing was ever kept in step.
  static func existing(of writer: IndexWriter) throws(IndexError) -> InputDatabase? {
    guard access("\(writer.path)/\(InputsFile.name)", F_OK) == 0 else { return nil }
    return try InputDatabase(of: writer)
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.write(body) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.inDatabase(body) }
  }

  /// Writes what is in the log into the file and closes it.
  func close() throws(IndexError) {
    try IndexError.locating(path) {
      _ = try? queue.inDatabase { try $0.checkpoint(.truncate) }
      try queue.close()
    }
  }
}
