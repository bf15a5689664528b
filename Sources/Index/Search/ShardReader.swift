import GRDB
import ShirabeArticles
import ShirabeQuery

/// One connection to one shard, to search it by.
///
/// Everything between ``begin()`` and ``end()`` sees one state of the shard. Confined to one thread at a time.
final class ShardReader {
  let path: String
  let identity: ShardIdentity
  private let queue: DatabaseQueue
  private let bridge: FTS5Bridge
  private let sharedColumns: SharedColumns

  /// Most terms of a shard that a prefix is looked up by.
  static let maximumExpansion = 4096

  /// The sums of the state that is seen.
  private(set) var state = ShardState()
  /// The columns of (at least) the articles that are seen.
  private(set) var columns = ArticleColumns()

  init(_ opened: ShardConnection.Opened, path: String, columns: SharedColumns) {
    self.path = path
    identity = opened.identity
    queue = opened.queue
    bridge = opened.bridge
    sharedColumns = columns
  }

  /// Begins a read transaction and takes in what was committed since the last.
  func begin() throws(IndexError) {
    try access { database in
      try database.beginTransaction(.deferred)
      do {
        state = try ShardState(database)
        columns = try sharedColumns.upTo(row: state.lastRow) { try ShardReader.read(&$0, database) }
      } catch {
        try? database.rollback()
        throw error
      }
    }
  }

  /// Ends the read transaction, so that nothing is held while an answer is on its way.
  func end() {
    // The transaction has written nothing; if even its end fails, so will the next beginning, and say why.
    try? queue.inDatabase { if $0.isInsideTransaction { try $0.rollback() } }
  }

  private static func read(_ columns: inout ArticleColumns, _ database: Database) throws {
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: "SELECT row, title_tokens, body_tokens, published_order, id FROM article WHERE row > ? ORDER BY row"),
      arguments: [columns.lastRow])
    while let row = try rows.next() {
      columns.append(row: row[0], titleTokens: row[1], bodyTokens: row[2], publishedOrder: row[3], id: row[4])
    }
  }

  /// The whole posting list of each of these phrases, given as MATCH expressions; at most
  /// ``ParsedQuery/maximumOperandCount`` at a time.
  func postings(ofEach phrases: [String]) throws(IndexError) -> PostingLists {
    try collect(
      PostingFunctions.eachPhrase, phrases.joined(separator: " OR "), limit: " LIMIT 1", phrasesPerRow: 1)
  }

  /// The rows that match an expression, with the frequencies of all its phrases.
  func rows(matching expression: String, phraseCount: Int) throws(IndexError) -> PostingLists {
    try collect(PostingFunctions.thisRow, expression, limit: "", phrasesPerRow: phraseCount)
  }

  /// How often each phrase of an expression stands in one article; nothing if the article does not match.
  func frequencies(of expression: String, phraseCount: Int, row: UInt32) throws(IndexError) -> PostingLists {
    try collect(
      PostingFunctions.thisRow, expression, limit: " AND rowid = \(row)", phrasesPerRow: phraseCount)
  }

  /// How many articles match an expression.
  func count(matching expression: String) throws(IndexError) -> Int {
    try access { database in
      let statement = try database.cachedStatement(sql: "SELECT count(*) FROM posting WHERE posting MATCH ?")
      return try Int.fetchOne(statement, arguments: [expression]) ?? 0
    }
  }

  /// The rows that match an expression and where each of its phrases begins in them.
  func positions(matching expression: String) throws(IndexError) -> PositionLists {
    try access { database in
      bridge.positions.removeAll()
      let statement = try database.cachedStatement(
        sql: "SELECT \(PostingFunctions.positions)(posting) FROM posting WHERE posting MATCH ?")
      try statement.execute(arguments: [expression])
      if let last = bridge.positions.rows.last, Int64(last) > columns.lastRow {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a posting names a row that was never used")
      }
      return bridge.positions
    }
  }

  private func collect(
    _ function: String, _ expression: String, limit: String, phrasesPerRow: Int
  ) throws(IndexError) -> PostingLists {
    try access { database in
      bridge.postings.removeAll(phrasesPerRow: phrasesPerRow)
      let statement = try database.cachedStatement(
        sql: "SELECT \(function)(posting) FROM posting WHERE posting MATCH ?\(limit)")
      try statement.execute(arguments: [expression])
      guard bridge.postings.highestRow <= UInt64(columns.lastRow) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a posting names a row that was never used")
      }
      return bridge.postings
    }
  }

  /// What the article in a row is.
  func header(row: UInt32) throws(IndexError) -> ArticleHeader {
    try fetch("SELECT \(ArticleHeader.columns) FROM article WHERE row = ?", row) { ArticleHeader($0) }
  }

  /// The id of the article in a row.
  func id(row: UInt32) throws(IndexError) -> String {
    try fetch("SELECT id FROM article WHERE row = ?", row) { $0[0] }
  }

  /// The whole article in a row.
  func storedArticle(row: UInt32) throws(IndexError) -> StoredArticle {
    try fetch("SELECT \(StoredArticle.columns) FROM article JOIN body USING (row) WHERE row = ?", row) {
      StoredArticle($0)
    }
  }

  /// The row of the article with an id.
  func row(id: String) throws(IndexError) -> UInt32? {
    try access { database in
      try UInt32.fetchOne(
        try database.cachedStatement(sql: "SELECT row FROM article WHERE id = ?"), arguments: [id])
    }
  }

  /// What can be searched of the article in a row: its title, empty if it has none, and its body.
  func texts(row: UInt32) throws(IndexError) -> [String] {
    [try header(row: row).title ?? "", try body(row: row)]
  }

  /// The body of the article in a row.
  func body(row: UInt32) throws(IndexError) -> String {
    try fetch("SELECT CAST(body AS BLOB) FROM body WHERE row = ?", row) { ($0[0] as ExactText).string }
  }

  private func fetch<Value>(_ sql: String, _ row: UInt32, _ read: (Row) -> Value) throws(IndexError) -> Value {
    try access { database in
      guard let found = try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [row]) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a posting names row \(row), which has no article")
      }
      return read(found)
    }
  }

  /// The article with an id, as it was given.
  func article(id: String) throws(IndexError) -> Article? {
    try access { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(StoredArticle.columns) FROM article JOIN body USING (row) WHERE id = ?")
      return try Row.fetchOne(statement, arguments: [id]).map { try StoredArticle($0).article() }
    }
  }

  /// Calls `body` with the rows and ids after an id, in the order of ids, until it says false.
  func ids(after id: String?, _ body: (_ row: Int64, _ id: String) -> Bool) throws(IndexError) {
    try access { database in
      let rows = try Row.fetchCursor(
        try database.cachedStatement(sql: "SELECT row, id FROM article WHERE id > ? ORDER BY id"),
        arguments: [id ?? ""])
      while let row = try rows.next() {
        guard body(row[0], row[1]) else { break }
      }
    }
  }

  func access<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.inDatabase(body) }
  }
}
