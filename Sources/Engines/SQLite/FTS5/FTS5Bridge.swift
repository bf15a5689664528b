package import GRDB
import GRDBSQLite
import Glibc
import ShirabeText

/// What Shirabe adds to FTS5 on one connection: its tokenizer.
///
/// The only place that knows FTS5's C interface is this folder (SQLite, "FTS5", 7: extending FTS5). A bridge belongs to one
/// connection and is used on whatever thread the connection is used on.
package final class FTS5Bridge {
  /// The name that the tokenizer is registered under.
  static let tokenizerName = "shirabe"

  /// The number of tokens in each column of the row that was inserted or deleted last.
  fileprivate(set) var columnTokenCounts: [Int] = []
  /// Which tokens of the body of that row begin a sentence, see ``SentenceStarts``.
  private(set) var sentenceStarts: [UInt8] = []
  /// Where the vocabulary of the rows that are inserted and deleted is gathered.
  var vocabulary = VocabularyDeltas()

  /// What cuts bodies into tokens ahead of FTS5, see ``prepareBody(_:)``.
  private var tokenizer = Tokenizer()
  private var preparedBody = ""
  private var preparedText = TokenizedText()
  private var isPrepared = false

  private init() {}

  /// Registers the tokenizer and the functions with the connection.
  package static func install(on database: Database) throws(DatabaseError) -> FTS5Bridge {
    let bridge = FTS5Bridge()
    let api = try fts5API(of: database)
    var tokenizer = fts5_tokenizer(
      xCreate: { context, _, _, instance in
        guard let context, let instance else { return SQLITE_ERROR }
        let bridge = Unmanaged<FTS5Bridge>.fromOpaque(context).takeUnretainedValue()
        instance.pointee = OpaquePointer(Unmanaged.passRetained(DocumentTokenizer(bridge)).toOpaque())
        return SQLITE_OK
      },
      xDelete: { instance in
        guard let instance else { return }
        Unmanaged<DocumentTokenizer>.fromOpaque(UnsafeRawPointer(instance)).release()
      },
      xTokenize: { instance, context, flags, text, byteCount, emit in
        guard let instance, let emit else { return SQLITE_ERROR }
        let tokenizer = Unmanaged<DocumentTokenizer>.fromOpaque(UnsafeRawPointer(instance)).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : Int(max(byteCount, 0)))
        return tokenizer.tokenize(bytes.bindMemory(to: UInt8.self), flags: flags, context: context, emit: emit)
      })
    // The bridge must outlive the connection's use of it: FTS5 keeps one reference and gives it back when it closes.
    try check(
      api.pointee.xCreateTokenizer(
        api, tokenizerName, Unmanaged.passRetained(bridge).toOpaque(), &tokenizer,
        { context in
          guard let context else { return }
          Unmanaged<FTS5Bridge>.fromOpaque(context).release()
        }), in: database)
    return bridge
  }

  /// Forgets the token counts before a row is inserted.
  func resetColumnTokenCounts() { columnTokenCounts.removeAll(keepingCapacity: true) }

  /// Cuts a body into tokens before FTS5 asks for them, which is then not done again; returns what they tell the body by.
  func prepareBody(_ body: String) -> BodyFingerprint? {
    preparedBody = body
    preparedBody.withUTF8 { tokenizer.tokenize($0, into: &preparedText) }
    isPrepared = true
    return BodyFingerprint(preparedText)
  }

  /// Hands over the tokens of a column, in exchange for others, if they are known already; says whether they were.
  func exchangePreparedText(_ text: inout TokenizedText, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isPrepared, columnTokenCounts.count == 1, isPreparedBody(bytes) else { return false }
    swap(&text, &preparedText)
    isPrepared = false
    return true
  }

  private func isPreparedBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    preparedBody.withUTF8 { body in
      guard body.count == bytes.count, let one = body.baseAddress, let other = bytes.baseAddress else { return false }
      return memcmp(one, other, body.count) == 0
    }
  }

  /// Notes a column that was tokenized for a document.
  func noteColumn(_ text: TokenizedText, _ bytes: UnsafeBufferPointer<UInt8>) {
    columnTokenCounts.append(text.tokens.count)
    // The body comes after the title.
    if columnTokenCounts.count == 2 { sentenceStarts = SentenceStarts.encoded(of: text, in: bytes) }
    if vocabulary.isCounting { VocabularyTerm.forEach(in: text) { vocabulary.count($0) } }
  }

  /// FTS5's interface, asked for as its documentation says: through a pointer value bound to `fts5(?1)`.
  private static func fts5API(of database: Database) throws(DatabaseError) -> UnsafeMutablePointer<fts5_api> {
    let connection = database.sqliteConnection
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try check(sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil), in: database)
    var api: UnsafeMutablePointer<fts5_api>?
    try withUnsafeMutablePointer(to: &api) { pointer throws(DatabaseError) in
      try check(sqlite3_bind_pointer(statement, 1, pointer, "fts5_api_ptr", nil), in: database)
      try check(sqlite3_step(statement), expecting: SQLITE_ROW, in: database)
    }
    guard let api else {
      throw DatabaseError(resultCode: .SQLITE_ERROR, message: "this SQLite was built without FTS5")
    }
    return api
  }

  private static func check(_ code: Int32, expecting: Int32 = SQLITE_OK, in database: Database) throws(DatabaseError) {
    guard code != expecting else { return }
    let message = database.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
