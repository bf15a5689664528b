import GRDB
import Glibc
import ShirabeText

/// How a shard database is opened, for writing and for reading.
enum ShardConnection {
  /// What is open: the database and what was installed on it.
  typealias Opened = (
    queue: DatabaseQueue, bridge: FTS5Bridge, bodies: BodyDecompressor, identity: ShardIdentity,
    /// Where it is read as it stands, when it was written last before it was opened; see ``ReadingPlace``.
    written: Int64?
  )

  /// Opens a shard to write to; `identity` makes it if it is not there.
  static func openToWrite(_ path: String, creating identity: ShardIdentity? = nil) throws(IndexError) -> Opened {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    // Articles are written in transactions that stay open over many calls.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      // The first two are for a new file and must come first. Two of FTS5's pages, or five compressed bodies, fill a page of
      // 8 KiB better than one or two fill 4; free pages can be given back (see `ShardWriter.tidy`).
      // Debian's SQLite overwrites what it deletes unless told not to.
      try database.execute(
        sql: """
          PRAGMA page_size = 8192;
          PRAGMA auto_vacuum = INCREMENTAL;
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = NORMAL;
          PRAGMA secure_delete = OFF;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -32768;
          PRAGMA wal_autocheckpoint = 4000;
          """)
    }
    let opened = try open(path, .shared, configuration, isNew: identity != nil) { queue in
      try ShardSchema.migrator.migrate(queue)
      if let identity { try queue.write { try identity.insert($0) } }
    }
    return opened
  }

  /// Opens a shard to check it, as it is: FTS5's checks need a connection that may write.
  static func openToCheck(_ path: String) throws(IndexError) -> Opened {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.allowsUnsafeTransactions = true
    return try open(path, .shared, configuration, allowsDamage: true) { _ in }
  }

  /// Opens a shard to read from. The connection cannot write, whatever it is asked.
  static func openToRead(_ path: String, _ memory: ReadingMemory = ReadingMemory()) throws(IndexError) -> Opened {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    // A search reads in transactions of its own making, over several calls.
    configuration.allowsUnsafeTransactions = true
    let place = try ReadingPlace(path)
    // What others may cut short cannot be mapped.
    let mappedByteCount = place.written == nil ? memory.mappedByteCount : 0
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA mmap_size = \(mappedByteCount);
          PRAGMA cache_size = -\(memory.cacheKibibytes);
          """)
      try ReadingDefence.apply(to: database)
      ReadingLimits.apply(to: database)
    }
    return try open(path, place, configuration) { queue in
      try queue.inDatabase { database in
        // The words of the postings and how many articles have each; from then on nothing is written.
        try database.execute(
          sql:
            "CREATE VIRTUAL TABLE temp.posting_term USING fts5vocab('main', 'posting', 'row'); PRAGMA query_only = ON")
      }
      guard try queue.read({ try ShardSchema.migrator.hasCompletedMigrations($0) }) else {
        throw IndexError(
          .unusable, path: path,
          message:
            "the index was made by an older version of this program; run shirabe-index on it once to bring it up to date"
        )
      }
    }
  }

  private static func open(
    _ path: String, _ place: ReadingPlace, _ configuration: Configuration, isNew: Bool = false,
    allowsDamage: Bool = false, _ prepare: (DatabaseQueue) throws -> Void
  ) throws(IndexError) -> Opened {
    try refuseOtherThanFile(path)
    return try IndexError.locating(path) {
      let queue = try DatabaseQueue(path: place.name(of: path), configuration: configuration)
      // The tables cannot be touched before their tokenizer is there.
      let (bridge, bodies) = try queue.inDatabase {
        (try FTS5Bridge.install(on: $0), try BodyDecompressor.install(on: $0))
      }
      if !isNew { try refuseForeign(queue, path) }
      try refuseNewer(queue, path)
      try prepare(queue)
      let identity = try queue.read { try ShardIdentity($0) }
      guard identity.formatVersion == ShardSchema.formatVersion else {
        throw IndexError(
          .unusable, path: path,
          message: """
            its format is \(identity.formatVersion), this program's is \(ShardSchema.formatVersion); rebuild it: remove the \
            index folder and run shirabe-index on the articles again
            """)
      }
      guard identity.textRules == Tokenizer.fingerprint else {
        throw IndexError(
          .unusable, path: path,
          message: """
            its text rules are \(identity.textRules), this program's are \(Tokenizer.fingerprint); rebuild it: \
            remove the index folder and run shirabe-index on the articles again
            """)
      }
      guard identity.isSound || allowsDamage else {
        throw IndexError(
          .unusable, path: path,
          message: "what it says of itself is damaged; shirabe-index check says how much of it, and what to do")
      }
      return (queue, bridge, bodies, identity, place.written)
    }
  }

  /// Refuses a pipe, whose opening would wait for ever, and whatever else is no file.
  private static func refuseOtherThanFile(_ path: String) throws(IndexError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw IndexError(
      .unusable, path: path, message: "this is no file, so it is no shard; put the shard back, or rebuild the index")
  }

  /// Refuses what was never a shard, or is none any more: of an empty file SQLite makes a database.
  private static func refuseForeign(_ queue: DatabaseQueue, _ path: String) throws {
    guard try !queue.read({ try $0.tableExists("meta") }) else { return }
    throw IndexError(
      .unusable, path: path,
      message: "the file is empty or no shard of an index; put the shard back, or rebuild the index")
  }

  private static func refuseNewer(_ queue: DatabaseQueue, _ path: String) throws {
    guard try queue.read({ try ShardSchema.migrator.hasBeenSuperseded($0) }) else { return }
    throw IndexError(
      .unusable, path: path,
      message: "the index was made by a newer version of this program; use that version, or rebuild the index")
  }
}
