import Dispatch
import Foundation
import GRDB
import Glibc
import ShirabeArticles

/// Writes articles into one shard, in transactions of many.
///
/// Confined to one thread at a time. What was added since the last ``commit()`` is lost with the process, and nothing
/// else is: a shard always opens as it was at its last commit.
package final class ShardWriter {
  /// What became of an article that was added.
  enum Outcome: Equatable {
    case added
    case replaced
    /// It was there already, the same in every byte.
    case unchanged
    /// It was left out, since another has its body.
    case leftOut
  }

  let path: String
  private let queue: DatabaseQueue
  private let bridge: FTS5Bridge
  /// What bodies are to be compressed with; nil as long as there is too little text to tell.
  private(set) var dictionary: BodyDictionary?
  /// Bytes of text in the shard from which on a dictionary is tried.
  private var trainingByteCount = Int64(BodyDictionary.sampleByteCount)
  private var state: ShardState
  private var rows: ArticleRows
  private var hasOpenTransaction = false
  /// Bytes of text in the open transaction.
  package private(set) var pendingByteCount = 0
  private var pendingChanges = 0
  private var transactionStart = DispatchTime.now()
  /// Articles inserted since the shard was opened.
  private var insertions: Int64 = 0
  /// Whether new articles with the body of another are left out.
  private let leavesOutDuplicates: Bool
  private var log: WriteAheadLog
  /// Where commits get the generation from that their rows are noted under; nil where that is noted otherwise.
  private let order: CommitOrder?
  /// The highest row that is noted.
  private var notedRow: Int64
  /// The highest row that was there when the shard was opened.
  let firstRow: Int64
  /// Of each row after ``firstRow``, how many articles of the index came before it.
  private(set) var ordinals: ContiguousArray<InsertionOrdinal> = []

  init(
    _ opened: ShardConnection.Opened, path: String, order: CommitOrder?, leavesOutDuplicates: Bool = false,
    maximumLogByteCount: Int = WriteAheadLog.maximumByteCount
  ) throws(IndexError) {
    self.path = path
    log = WriteAheadLog(of: path, maximumByteCount: maximumLogByteCount)
    self.order = order
    self.leavesOutDuplicates = leavesOutDuplicates
    queue = opened.queue
    bridge = opened.bridge
    rows = ArticleRows(opened.bridge)
    (state, dictionary) = try IndexError.locating(path) {
      try opened.queue.read { (try ShardState($0), try ShardWriter.dictionary($0)) }
    }
    firstRow = state.lastRow
    notedRow = state.lastRow
    order?.take(state)
  }

  /// Opens a shard that is empty, to restore articles into it.
  package convenience init(restoringInto opened: ShardConnection.Opened, path: String) throws(IndexError) {
    try self.init(opened, path: path, order: nil)
  }

  /// Seconds since the open transaction began.
  var pendingSeconds: UInt64 {
    hasOpenTransaction ? (DispatchTime.now().uptimeNanoseconds - transactionStart.uptimeNanoseconds) / 1_000_000_000 : 0
  }

  /// Adds an article, or replaces the one with its id.
  ///
  /// - Parameters:
  ///   - bodyFrame: Its body, compressed.
  ///   - ordinal: How many articles were added to the index before; nil where it has no other shard.
  /// - Returns: What became of it, and the id of the article that has its body already, unless nothing changed.
  func add(
    _ article: StoredArticle, bodyFrame: [UInt8], publishedOrder: Int64?, ordinal: Int? = nil
  ) throws(IndexError) -> (outcome: Outcome, originalId: String?) {
    try inTransaction { database in
      let existing = try rows.find(article.id, database)
      if existing?.article == article { return (.unchanged, nil) }
      let fingerprint = bridge.prepareBody(article.body)
      let originalId = try fingerprint.flatMap {
        try FingerprintTable.firstId(ofBody: $0.body, except: existing?.row, database)
      }
      if existing == nil, originalId != nil, leavesOutDuplicates { return (.leftOut, originalId) }
      if let existing { try delete(existing.row, existing.article, database) }
      try insert(article, bodyFrame, publishedOrder, fingerprint, database)
      if let ordinal { ordinals.append(InsertionOrdinal(ordinal, isReplacement: existing != nil)) }
      if dictionary == nil, state.bytes >= trainingByteCount { try trainDictionary(database) }
      if bridge.vocabulary.count >= VocabularyTable.gatheredTermCount {
        try VocabularyTable.apply(&bridge.vocabulary, database)
      }
      return (existing == nil ? .added : .replaced, originalId)
    }
  }

  /// Runs `body` on the fingerprints as the open transaction has them.
  func reading<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.inDatabase(body) }
  }

  /// Inserts an article into the next row, without looking for one of its id.
  package func restore(_ article: StoredArticle, bodyFrame: [UInt8]) throws(IndexError) {
    try inTransaction { database in
      try insert(article, bodyFrame, article.publishedOrder, bridge.prepareBody(article.body), database)
      if bridge.vocabulary.count >= VocabularyTable.gatheredTermCount {
        try VocabularyTable.apply(&bridge.vocabulary, database)
      }
    }
  }

  /// Commits what was restored as the state that follows a generation.
  package func endRestoring(after generation: Int64) throws(IndexError) {
    try inTransaction { _ in
      state.generation = max(state.generation, generation)
      pendingChanges += 1
    }
    try commit()
  }

  /// Removes the article with this id; says whether there was one.
  func remove(_ id: String) throws(IndexError) -> Bool {
    try inTransaction { database in
      guard let existing = try rows.find(id, database) else { return false }
      try delete(existing.row, existing.article, database)
      return true
    }
  }

  /// Makes what was added and removed so far last.
  package func commit() throws(IndexError) {
    guard hasOpenTransaction else { return }
    try IndexError.locating(path) {
      try queue.inDatabase { database in
        guard pendingChanges > 0 else { return try database.rollback() }
        try VocabularyTable.apply(&bridge.vocabulary, database)
        state.generation += 1
        try state.update(database)
        guard let order else { return try database.commit() }
        try order.commit { generation in
          if state.lastRow > notedRow {
            try GenerationTable.insert(generation: generation, lastRow: state.lastRow, database)
            notedRow = state.lastRow
          }
          try database.commit()
        }
      }
    }
    hasOpenTransaction = false
    pendingByteCount = 0
    pendingChanges = 0
    try IndexError.locating(path) { try queue.inDatabase { try log.keepShort($0) } }
  }

  /// Sees that what was committed is on the disk: commits alone leave their last pages to the system until the next checkpoint.
  func synchronize() throws(IndexError) {
    // SQLite locks nothing in the log itself, so that closing it here takes no lock away from the connection.
    let descriptor = open("\(path)-wal", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { Glibc.close(descriptor) }
    guard fdatasync(descriptor) == 0 else {
      throw IndexError(
        .storage, path: path,
        message:
          "cannot write to the disk: \(String(cString: strerror(errno))); see that it is sound and has room, then try again"
      )
    }
  }

  /// Puts the posting lists into one segment, which searches are fastest on, if enough was inserted to be worth it, and else
  /// merges segments of like size; gives pages back to the file system where many are free.
  package func tidy() throws(IndexError) {
    try IndexError.locating(path) {
      try queue.inDatabase { database in
        let tidying = ShardTidying(database: database) { [self] in try log.keepShort(database) }
        if insertions > 0, insertions * 4 >= state.articles {
          try tidying.optimize()
        } else if insertions > 0 {
          try tidying.mergeSegments()
        }
        try tidying.giveBackFreePages()
      }
    }
  }

  /// Moves what is in the write-ahead log into the database file and closes the shard.
  package func close() throws(IndexError) {
    try IndexError.locating(path) {
      _ = try queue.inDatabase { try log.beginAnew($0) }
      try queue.close()
    }
  }

  private func inTransaction<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) {
      try queue.inDatabase { database in
        if !hasOpenTransaction {
          try database.beginTransaction(.immediate)
          hasOpenTransaction = true
          transactionStart = .now()
        }
        return try body(database)
      }
    }
  }

  private func insert(
    _ article: StoredArticle, _ bodyFrame: [UInt8], _ publishedOrder: Int64?, _ fingerprint: BodyFingerprint?,
    _ database: Database
  ) throws {
    guard state.lastRow < ShardState.highestRow else {
      throw IndexError(
        .unusable, path: path,
        message: """
          every change of an article takes a number, and all \(ShardState.highestRow) are used up; run shirabe-index repair, \
          which numbers the articles anew
          """)
    }
    state.lastRow += 1
    let (titleTokens, bodyTokens) = try rows.insert(
      article, row: state.lastRow, bodyFrame: bodyFrame, publishedOrder: publishedOrder, fingerprint: fingerprint,
      database)
    insertions += 1
    state.articles += 1
    state.bytes += Int64(article.byteCount)
    state.titleTokens += Int64(titleTokens)
    state.bodyTokens += Int64(bodyTokens)
    pendingByteCount += article.byteCount
    pendingChanges += 1
  }

  private func delete(_ row: Int64, _ article: StoredArticle, _ database: Database) throws {
    let (titleTokens, bodyTokens) = try rows.delete(article, row: row, database)
    state.articles -= 1
    state.bytes -= Int64(article.byteCount)
    state.titleTokens -= titleTokens
    state.bodyTokens -= bodyTokens
    pendingByteCount += article.byteCount
    pendingChanges += 1
  }

  /// Trains the dictionary of the shard on its first bodies; tries again at twice the text where they say too little.
  private func trainDictionary(_ database: Database) throws {
    trainingByteCount *= 2
    var samples: [UInt8] = []
    var byteCounts: [Int] = []
    let rows = try Row.fetchCursor(
      database, sql: "SELECT CAST(\(BodyDecompressor.functionName)(body) AS BLOB) FROM body ORDER BY row")
    while samples.count < BodyDictionary.sampleByteCount, let row = try rows.next() {
      let sample = try row.required(0, as: Data.self).prefix(BodyDictionary.maximumSampleByteCount)
      samples.append(contentsOf: sample)
      byteCounts.append(sample.count)
    }
    guard let bytes = BodyDictionary.train(samples, byteCounts: byteCounts), let trained = BodyDictionary(bytes)
    else { return }
    try database.execute(
      sql: "INSERT INTO dictionary (id, bytes) VALUES (?, ?)", arguments: [trained.id, Data(bytes)])
    dictionary = trained
  }

  private static func dictionary(_ database: Database) throws -> BodyDictionary? {
    try Data.fetchOne(database, sql: "SELECT bytes FROM dictionary").flatMap { BodyDictionary(Array($0)) }
  }
}
