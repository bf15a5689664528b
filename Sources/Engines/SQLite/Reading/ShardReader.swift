import GRDB
import GRDBSQLite
import ShirabeArticles
import ShirabeModel
import ShirabeQuery
import ShirabeSearch

/// One connection to one shard, to search it by.
///
/// Everything between ``begin()`` and ``end()`` sees one state of the shard. Confined to one thread at a time.
final class ShardReader {
  let path: String
  let identity: ShardIdentity
  /// Where the words of titles and bodies stand.
  let postings: PostingReader
  private let watch: ProgressWatch
  private let queue: DatabaseQueue
  private let beginning: PreparedStatement
  private let ending: PreparedStatement
  private let stateStatement: PreparedStatement
  private let idStatement: PreparedStatement
  private let generationStatement: PreparedStatement
  private let sentenceStatement: PreparedStatement
  private let bodyStatement: PreparedStatement
  private let bodies: BodyDecompressor
  private let sharedColumns: SharedDocValues<DocValues>
  private let sharedSignatures: SharedDocValues<SignatureColumns>

  /// Most terms of a shard that a prefix is looked up by.
  static let maximumExpansion = 4096

  private var recentIds = RecentIds()
  private var isReading = false
  /// Whether the file turned out to be another than the one that was opened, under the same name and inode.
  private(set) var isOverwritten = false
  /// The sums of the state that is seen.
  private(set) var state = ShardState()
  /// The columns of (at least) the articles that are seen.
  private(set) var columns = DocValues()
  private var ownSignatures = SignatureColumns()

  init(
    _ opened: ShardConnection.Opened, path: String, columns: SharedDocValues<DocValues>,
    signatures: SharedDocValues<SignatureColumns>, postingByteCount: Int = ReadingMemory().postingByteCount
  ) throws(IndexError) {
    self.path = path
    identity = opened.identity
    queue = opened.queue
    bodies = opened.bodies
    sharedColumns = columns
    sharedSignatures = signatures
    let watch = opened.queue.inDatabase { ProgressWatch($0) }
    self.watch = watch
    (
      beginning, ending, stateStatement, idStatement, generationStatement, sentenceStatement, bodyStatement, postings
    ) =
      try IndexError.locating(path) {
        try opened.queue.inDatabase { database in
          (
            try PreparedStatement("BEGIN", database), try PreparedStatement("COMMIT", database),
            try PreparedStatement("SELECT \(ShardState.columns) FROM state", database),
            try PreparedStatement("SELECT id FROM article WHERE row = ?1", database),
            try PreparedStatement(GenerationTable.query, database),
            try PreparedStatement("SELECT starts FROM sentence WHERE row = ?1", database),
            try PreparedStatement("SELECT body FROM body WHERE row = ?1", database),
            try PostingReader(database, watch, path: path, maximumByteCount: postingByteCount)
          )
        }
      }
  }

  deinit { watch.end() }

  /// What ends the search of the moment.
  var interruption: Interruption { watch.interruption }

  /// Begins a read transaction, instead of the one that was begun, and takes in what was committed since the last.
  ///
  /// - Parameter interruption: What ends all that is done up to ``end()``.
  func begin(_ interruption: Interruption = .never) throws(IndexError) {
    if isReading { end() }
    watch.interruption = interruption
    do {
      try beginning.run()
      isReading = true
      try take(try ShardState(stateStatement))
      try takeColumns()
      try postings.begin(lastRow: state.lastRow, lastKnownRow: columns.lastRow)
    } catch {
      end()
      throw IndexError(error, path: path)
    }
  }

  /// Takes in what is known of the articles of the state that is seen.
  private func takeColumns() throws {
    if columns.lastRow < state.lastRow || columns.edition != sharedColumns.edition {
      columns = try sharedColumns.upTo(state, own: columns) { columns throws(IndexError) in
        try access { database in try columns.read(upTo: state, database, interruption) }
      }
    }
    guard !columns.isDamaged else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "there are not as many articles as the sums over all of them say")
    }
  }

  /// A shard's generations and rows only grow; where they do not, a file was copied over the one that is open.
  private func take(_ new: ShardState) throws(DatabaseError) {
    let isLater = new.generation > state.generation && new.lastRow >= state.lastRow
    guard isLater || new == state else {
      isOverwritten = true
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "it went back to generation \(new.generation) while it was open")
    }
    state = new
  }

  /// Whether the file, which was written since it was looked at last, still says that it is this shard; pages in memory are not
  /// asked. True as well where it cannot be read.
  func isStillTheSame() -> Bool {
    queue.inDatabase { database in
      sqlite3_db_release_memory(database.sqliteConnection)
      guard let found = try? ShardIdentity(database) else { return true }
      return !found.isSound || found == identity
    }
  }

  /// Ends the read transaction, so that nothing is held while an answer is on its way.
  func end() {
    isReading = false
    // Also an interrupted search has to get out of its transaction.
    watch.interruption = .never
    postings.end()
    // The transaction has written nothing; if even its end fails, so will the next beginning, and say why.
    try? ending.run()
  }

  /// The signatures of (at least) the articles that are seen; read when they are asked for, which few searches do.
  func signatures() throws(IndexError) -> SignatureColumns {
    ownSignatures = try sharedSignatures.upTo(state, own: ownSignatures) { signatures throws(IndexError) in
      try access { database in try signatures.read(upTo: state, database, interruption) }
    }
    return ownSignatures
  }

  /// The highest row that the shard had at a generation of the index.
  func lastRow(at generation: Int64) throws(IndexError) -> UInt32 {
    do {
      return UInt32(clamping: try GenerationTable.lastRow(generationStatement, generation: generation))
    } catch {
      throw IndexError(error, path: path)
    }
  }

  /// What the article in a row is.
  func header(row: UInt32) throws(IndexError) -> ArticleHeader {
    try fetch("SELECT \(ArticleHeader.columns) FROM article WHERE row = ?", row) { try ArticleHeader($0) }
  }

  /// The id of the article in a row.
  func id(row: UInt32) throws(IndexError) -> String {
    if let known = recentIds[row] { return known }
    let id = try storedId(row: row)
    recentIds.insert(id, row: row)
    return id
  }

  private func storedId(row: UInt32) throws(IndexError) -> String {
    idStatement.bind(Int64(row), at: 1)
    defer { idStatement.reset() }
    do {
      guard try idStatement.step() else { throw ShardReader.missing(row) }
      return String(decoding: idStatement.bytes(0), as: UTF8.self)
    } catch {
      throw IndexError(error, path: path)
    }
  }

  /// Which tokens of the body of the article in a row begin a sentence, see ``SentenceStarts``.
  func readSentenceStarts(row: UInt32, into starts: inout [UInt32]) throws(IndexError) {
    sentenceStatement.bind(Int64(row), at: 1)
    defer { sentenceStatement.reset() }
    do {
      guard try sentenceStatement.step() else { throw ShardReader.missing(row) }
      SentenceStarts.decode(sentenceStatement.bytes(0), into: &starts)
    } catch {
      throw IndexError(error, path: path)
    }
  }

  /// The whole article in a row.
  func storedArticle(row: UInt32) throws(IndexError) -> StoredArticle {
    let body = try body(row: row)
    return try fetch("SELECT \(StoredArticle.columnsButBody) FROM article WHERE row = ?", row) {
      try StoredArticle($0, body: body, from: 0)
    }
  }

  /// A row that was read, which is none that is not known.
  func rowNumber(_ stored: Int64?) throws(DatabaseError) -> UInt32 {
    guard let stored, let row = UInt32(exactly: stored), stored <= columns.lastRow else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an article's row was never used")
    }
    return row
  }

  /// What can be searched of the article in a row: its title, empty if it has none, and its body.
  func texts(row: UInt32) throws(IndexError) -> [String] {
    [try header(row: row).title ?? "", try body(row: row)]
  }

  /// The body of the article in a row.
  func body(row: UInt32) throws(IndexError) -> String {
    bodyStatement.bind(Int64(row), at: 1)
    defer { bodyStatement.reset() }
    return try IndexError.locating(path) {
      guard try bodyStatement.step() else { throw ShardReader.missing(row) }
      return try bodies.text(of: bodyStatement.bytes(0), interruption)
    }
  }

  private func fetch<Value>(_ sql: String, _ row: UInt32, _ read: (Row) throws -> Value) throws(IndexError) -> Value {
    try access { database in
      // The row of a cursor lends what SQLite holds; a fetched one would be a copy.
      let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: [row])
      guard let found = try rows.next() else {
        throw ShardReader.missing(row)
      }
      return try read(found)
    }
  }

  private static func missing(_ row: UInt32) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a posting names row \(row), which has no article")
  }

  /// The article with an id, as it was given.
  func article(id: String) throws(IndexError) -> Article? {
    guard let row = try row(id: id) else { return nil }
    let stored = try storedArticle(row: row)
    return try IndexError.locating(path) {
      guard stored.id.utf8.elementsEqual(id.utf8) else { throw ShardReader.misleadingIds }
      return try stored.article()
    }
  }

  /// Calls `body` with the rows and ids after an id, in the order of ids, until it says false.
  func ids(after id: String?, _ body: (_ row: Int64, _ id: String) -> Bool) throws(IndexError) {
    try access { database in
      let rows = try Row.fetchCursor(
        try database.cachedStatement(sql: "SELECT row, id FROM article WHERE id > \(ExactText.parameter) ORDER BY id"),
        arguments: [ExactText(id ?? "")])
      var pace = WorkPace(interruption)
      while let row = try rows.next() {
        try pace.count(WorkPace.row)
        guard body(try row.required(0), try row.required(1)) else { break }
      }
    }
  }

  func access<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(path) { try queue.inDatabase(body) }
  }
}
