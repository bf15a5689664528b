import GRDB

/// The form of FTS5's tables on which ``PostingReader`` relies, since it reads them past FTS5 itself.
///
/// What it reads is described in SQLite's `fts5_index.c` (pages of segments, structure record) and `fts5_config.c` (the table of
/// settings, whose `version` is that of the form). FTS5 writes 4, from its first release on, and 5 once rows were deleted
/// under its option `secure-delete` (SQLite 3.42), which leaves lists that have to be read by other rules. The size of pages
/// (`pgsz`) may be any.
struct FTS5Format {
  /// The version that is read.
  static let version: Int64 = 4

  private let path: String
  private let settings: PreparedStatement
  /// The settings that were looked at last: FTS5 counts their changes in the first bytes of the structure record.
  private var cookie: [UInt8]?

  private static let cookieByteCount = 4

  /// Sees that the table of postings has the columns that are read, and the version.
  ///
  /// - Throws: ``IndexError`` of kind `.unusable` where it has not.
  init(_ database: Database, path: String) throws(IndexError) {
    self.path = path
    do {
      settings = try PreparedStatement("SELECT v FROM posting_config WHERE k = 'version'", database)
      for columns in ["id, block FROM posting_data", "segid, term, pgno FROM posting_idx"] {
        _ = try PreparedStatement("SELECT \(columns)", database)
      }
    } catch  where error.resultCode == .SQLITE_ERROR {
      throw FTS5Format.refusal(path, "lacks what FTS5 keeps (\(error.message ?? "SQLite says no more"))")
    } catch {
      throw IndexError(error, path: path)
    }
    try checkVersion()
  }

  /// Looks at the version where the settings are others than last time.
  ///
  /// - Parameter structureRecord: FTS5's record of the segments that there are now.
  /// - Throws: ``IndexError`` of kind `.unusable` for another version.
  mutating func check(_ structureRecord: UnsafeRawBufferPointer) throws(IndexError) {
    let current = Array(structureRecord.prefix(FTS5Format.cookieByteCount))
    guard current != cookie else { return }
    try checkVersion()
    cookie = current
  }

  private func checkVersion() throws(IndexError) {
    defer { settings.reset() }
    do {
      guard try settings.step() else { throw FTS5Format.refusal(path, "does not say which version it has") }
    } catch {
      throw IndexError(error, path: path)
    }
    let found = settings.integer(0)
    guard found == FTS5Format.version else {
      throw FTS5Format.refusal(
        path, "has FTS5's version \(found), and \(FTS5Format.version) is what is read here: another program wrote to it"
      )
    }
  }

  private static func refusal(_ path: String, _ what: String) -> IndexError {
    IndexError(
      .unusable, path: path,
      message: "its full-text table \(what); shirabe-index repair makes it anew from the articles")
  }
}
