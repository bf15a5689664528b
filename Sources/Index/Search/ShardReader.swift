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

  /// The whole posting list of each of these phrases of terms; at most ``ParsedQuery/maximumOperandCount`` at a time.
  func postings(ofEach phrases: ArraySlice<[[UInt8]]>) throws(IndexError) -> PostingLists {
    try collect(PostingFunctions.eachPhrase, MatchExpression.text(ofAny: phrases), limit: " LIMIT 1", phrasesPerRow: 1)
  }

  /// The rows that match a query, with the frequencies of all its phrases.
  func rows(matching node: QueryNode, phraseCount: Int) throws(IndexError) -> PostingLists {
    try collect(PostingFunctions.thisRow, MatchExpression.text(of: node), limit: "", phrasesPerRow: phraseCount)
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

  private func access<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.inDatabase(body) }
  }
}
