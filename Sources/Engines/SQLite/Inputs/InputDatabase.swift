import GRDB
import Glibc
import ShirabeArticles

/// What the articles of an index were read from: `inputs.db` in its folder.
///
/// It is written by whoever holds the writer lock of the index, and always in this order: which articles are about to be
/// written, then the articles, then that the file is done with. So a process that dies leaves files that are read again,
/// and never an article that no file is known for, nor a file that is taken for read and is not.
///
/// Used by one thread at a time.
public final class InputDatabase {
  static let fileName = IndexFolder.inputsName

  /// Its file.
  let path: String
  private let queue: DatabaseQueue
  /// It is written to while the lock is held, whatever becomes of the writer.
  private let lock: IndexLock
  /// What tells the claims of this run from those of others.
  private(set) var run: Int64 = 0

  /// Opens the database of the index that a writer has open, or makes it.
  ///
  /// What it knows of another index that was in the folder before is thrown away.
  public init(of writer: IndexWriter) throws(IndexError) {
    path = "\(writer.path)/\(InputDatabase.fileName)"
    lock = writer.lock
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
    try lock.confirm()
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
  public static func existing(of writer: IndexWriter) throws(IndexError) -> InputDatabase? {
    guard access("\(writer.path)/\(fileName)", F_OK) == 0 else { return nil }
    return try InputDatabase(of: writer)
  }

  /// Has the database of a restored index know that by the id that it has now.
  ///
  /// What is known of any other index stays so, and is thrown away by the next who opens the database.
  package static func update(_ path: String, from oldId: String, to newId: String) throws(IndexError) {
    try IndexError.locating(path) {
      let queue = try DatabaseQueue(path: path)
      try queue.write { database in
        try database.execute(
          sql: "UPDATE meta SET value = ? WHERE name = 'index_id' AND value = ?", arguments: [newId, oldId])
      }
      _ = try queue.inDatabase { try $0.checkpoint(.truncate) }
      try queue.close()
    }
  }

  /// Copies the database of an index, where it has one, for another that is made of its articles.
  package static func copy(
    from old: IndexFolder, to new: IndexFolder, ofIndex oldId: String, as newId: String
  ) throws(IndexError) {
    let (path, copy) = ("\(old.path)/\(fileName)", "\(new.path)/\(fileName)")
    guard access(path, F_OK) == 0 else { return }
    try ShardCopy(openingAt: path).write(to: copy)
    try update(copy, from: oldId, to: newId)
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.write(body) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.inDatabase(body) }
  }

  /// Writes what is in the log into the file and closes it.
  public func close() throws(IndexError) {
    try IndexError.locating(path) {
      _ = try? queue.inDatabase { try $0.checkpoint(.truncate) }
      try queue.close()
    }
  }
}
