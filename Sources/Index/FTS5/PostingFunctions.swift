import GRDBSQLite

/// The auxiliary functions through which postings come from FTS5 to ``FTS5Bridge/postings``.
enum PostingFunctions {
  /// `shirabe_each_phrase(posting)`: called on one row, reads the whole posting list of every phrase of the query.
  static let eachPhrase = "shirabe_each_phrase"
  /// `shirabe_this_row(posting)`: called on every row, reads the frequencies of all phrases in it.
  static let thisRow = "shirabe_this_row"
  /// `shirabe_positions(posting)`: called on every row, reads where each phrase begins in it.
  static let positions = "shirabe_positions"

  typealias API = UnsafePointer<Fts5ExtensionApi>

  /// What the callback of `xQueryPhrase` needs, in a plain structure: a class or a copy of the whole interface behind
  /// its pointer would cost more than the posting itself.
  private struct Walk {
    let rowid: @convention(c) (OpaquePointer?) -> sqlite3_int64
    let phraseFirst: PhraseFirst
    let phraseNext: PhraseNext
    var postings: PostingLists
  }

  fileprivate typealias Position = UnsafeMutablePointer<Fts5PhraseIter>
  fileprivate typealias PhraseFirst =
    @convention(c) (
      OpaquePointer?, Int32, Position?, UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Int32>?
    ) -> Int32
  fileprivate typealias PhraseNext =
    @convention(c) (OpaquePointer?, Position?, UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Int32>?) -> Void

  static func readEachPhrase(_ api: API?, _ cursor: OpaquePointer?, _ result: OpaquePointer?) {
    guard let api, let bridge = bridge(api, cursor), let rowid = api.pointee.xRowid,
      let phraseFirst = api.pointee.xPhraseFirst, let phraseNext = api.pointee.xPhraseNext
    else { return fail(result, SQLITE_MISUSE) }
    var walk = Walk(rowid: rowid, phraseFirst: phraseFirst, phraseNext: phraseNext, postings: PostingLists())
    swap(&walk.postings, &bridge.postings)
    defer { swap(&walk.postings, &bridge.postings) }
    for phrase in 0..<api.pointee.xPhraseCount(cursor) {
      let status = withUnsafeMutablePointer(to: &walk) { walk in
        api.pointee.xQueryPhrase(cursor, phrase, walk) { _, cursor, context in
          guard let walk = context?.assumingMemoryBound(to: Walk.self) else { return SQLITE_MISUSE }
          walk.pointee.postings.append(row: walk.pointee.rowid(cursor))
          return PostingFunctions.readFrequency(
            of: 0, cursor, walk.pointee.phraseFirst, walk.pointee.phraseNext, into: &walk.pointee.postings)
        }
      }
      guard status == SQLITE_OK else { return fail(result, status) }
      walk.postings.endList()
    }
  }

  static func readThisRow(_ api: API?, _ cursor: OpaquePointer?, _ result: OpaquePointer?) {
    guard let api, let bridge = bridge(api, cursor), let phraseFirst = api.pointee.xPhraseFirst,
      let phraseNext = api.pointee.xPhraseNext
    else { return fail(result, SQLITE_MISUSE) }
    bridge.postings.append(row: api.pointee.xRowid(cursor))
    for phrase in 0..<Int32(truncatingIfNeeded: bridge.postings.phrasesPerRow) {
      let status = readFrequency(of: phrase, cursor, phraseFirst, phraseNext, into: &bridge.postings)
      guard status == SQLITE_OK else { return fail(result, status) }
    }
  }

  static func readPositions(_ api: API?, _ cursor: OpaquePointer?, _ result: OpaquePointer?) {
    guard let api, let bridge = bridge(api, cursor), let first = api.pointee.xPhraseFirst,
      let next = api.pointee.xPhraseNext
    else { return fail(result, SQLITE_MISUSE) }
    for phrase in 0..<api.pointee.xPhraseCount(cursor) {
      var position = Fts5PhraseIter()
      var column: Int32 = 0
      var token: Int32 = 0
      let status = first(cursor, phrase, &position, &column, &token)
      guard status == SQLITE_OK else { return fail(result, status) }
      while column >= 0 {
        bridge.positions.append(PositionLists.Place(phrase: phrase, column: column, token: token))
        next(cursor, &position, &column, &token)
      }
    }
    bridge.positions.endRow(api.pointee.xRowid(cursor))
  }

  /// Counts where a phrase stands in the current row; column 0 is the title, column 1 the body.
  @inline(__always)
  private static func readFrequency(
    of phrase: Int32, _ cursor: OpaquePointer?, _ first: PhraseFirst, _ next: PhraseNext,
    into postings: inout PostingLists
  ) -> Int32 {
    var position = Fts5PhraseIter()
    var column: Int32 = 0
    var offset: Int32 = 0
    var title: UInt32 = 0
    var body: UInt32 = 0
    let status = first(cursor, phrase, &position, &column, &offset)
    guard status == SQLITE_OK else { return status }
    while column >= 0 {
      if column == 0 { title &+= 1 } else { body &+= 1 }
      next(cursor, &position, &column, &offset)
    }
    postings.append(PostingLists.Frequency(title: title, body: body))
    return SQLITE_OK
  }

  private static func bridge(_ api: API, _ cursor: OpaquePointer?) -> FTS5Bridge? {
    guard let context = api.pointee.xUserData(cursor) else { return nil }
    return Unmanaged<FTS5Bridge>.fromOpaque(context).takeUnretainedValue()
  }

  private static func fail(_ result: OpaquePointer?, _ code: Int32) { sqlite3_result_error_code(result, code) }
}
