package import GRDB
import Glibc

/// How a shard database is opened, for writing and for reading.
package enum ShardConnection {
  /// What is open: the database and what was installed on it.
  package typealias Opened = (
    queue: DatabaseQueue, bridge: FTS5Bridge, bodies: BodyDecompressor, identity: ShardIdentity,
    /// What its format is to this program, and how its articles are read.
    standing: FormatStanding, format: StoredFormat,
    /// Where it is read as it stands, when it was written last before it was opened; see ``ReadingPlace``.
    written: Int64?
  )

  /// What a shard is opened for, which says what it may be like.
  package enum Need {
    /// To be searched or written to: it is of this program's format and text rules.
    case everything
    /// To read its articles, of whatever text rules, and of any format that is read.
    case articles
    /// The same, though it may be damaged.
    case damagedArticles
    /// To read what can be read, also where what it says of its format cannot be believed.
    case salvage
  }

  /// Opens a shard to write to; `identity` makes it if it is not there.
  package static func openToWrite(_ path: String, creating identity: ShardIdentity? = nil) throws(IndexError) -> Opened
  {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    // Articles are written in transactions that stay open over many calls.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      // These are for a new file and must come first; an old one would be written to by the second. Two of FTS5's pages, or
      // five compressed bodies, fill a page of 8 KiB better than one or two fill 4; free pages can be given back (see
      // `ShardWriter.tidy`).
      if identity != nil {
        try database.execute(sql: "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL")
      }
      // Debian's SQLite overwrites what it deletes unless told not to.
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = NORMAL;
          PRAGMA secure_delete = OFF;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -32768;
          PRAGMA wal_autocheckpoint = 4000;
          """)
    }
    let opened = try open(path, .shared, configuration, .everything, isNew: identity != nil) { queue in
      try ShardSchema.migrator.migrate(queue)
      if let identity { try queue.write { try identity.insert($0) } }
    }
    return opened
  }

  /// Opens a shard to check it, as it is: FTS5's checks need a connection that may write.
  ///
  /// - Parameter need: What it may be like.
  package static func openToCheck(_ path: String, _ need: Need = .damagedArticles) throws(IndexError) -> Opened {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.allowsUnsafeTransactions = true
    return try open(path, .shared, configuration, need) { _ in }
  }

  /// Opens a shard to read its articles, and nothing else of it. The connection cannot write, whatever it is asked.
  package static func openToReadArticles(_ path: String) throws(IndexError) -> Opened {
    let (place, configuration) = try reading(path, ReadingMemory())
    return try open(path, place, configuration, .articles) { queue in
      try queue.inDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
    }
  }

  /// Opens a shard to read from. The connection cannot write, whatever it is asked.
  static func openToRead(_ path: String, _ memory: ReadingMemory = ReadingMemory()) throws(IndexError) -> Opened {
    let (place, configuration) = try reading(path, memory)
    return try open(path, place, configuration, .everything) { queue in
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

  /// How a connection that only reads is opened.
  private static func reading(
    _ path: String, _ memory: ReadingMemory
  ) throws(IndexError) -> (place: ReadingPlace, configuration: Configuration) {
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
    return (place, configuration)
  }

  private static func open(
    _ path: String, _ place: ReadingPlace, _ configuration: Configuration, _ need: Need, isNew: Bool = false,
    _ prepare: (DatabaseQueue) throws -> Void
  ) throws(IndexError) -> Opened {
    try refuseOtherThanFile(path)
    return try IndexError.locating(path) {
      let queue = try DatabaseQueue(path: place.name(of: path), configuration: configuration)
      // The tables cannot be touched before their tokenizer is there.
      let (bridge, bodies) = try queue.inDatabase {
        (try FTS5Bridge.install(on: $0), try BodyDecompressor.install(on: $0))
      }
      // Nothing is changed in a shard before it is known what it is.
      if isNew { try prepare(queue) } else { try refuseForeign(queue, path) }
      let (identity, standing, format) = try queue.read { try admit($0, need, path) }
      if !isNew { try prepare(queue) }
      return (queue, bridge, bodies, identity, standing, format, place.written)
    }
  }

  /// What a shard says of itself, if it is such as is needed.
  private static func admit(
    _ database: Database, _ need: Need, _ path: String
  ) throws -> (identity: ShardIdentity, standing: FormatStanding, format: StoredFormat) {
    let identity = try ShardIdentity(database)
    let standing = try FormatStanding(identity, database)
    var format = standing.isReadable ? StoredFormat.numbered(identity.formatVersion) : nil
    if need == .salvage, !identity.isSound, format == nil { format = StoredFormat.met(in: database) }
    let isRefused = need == .everything && standing != .current
    guard let format, !isRefused else {
      throw standing.refusal(identity, path: path)
        ?? IndexError(.unusable, path: path, message: "its format, \(identity.formatVersion), is none that is read")
    }
    // Where it is made anew, what it said of itself does not matter.
    guard identity.isSound || standing != .current || need == .damagedArticles || need == .salvage else {
      throw IndexError(
        .unusable, path: path,
        message: "what it says of itself is damaged; shirabe-index check says how much of it, and what to do")
    }
    return (identity, standing, format)
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
}
