package import GRDB
import ShirabeText

/// Where completions find titles: the folded title from its beginning, and from each of its words and runs (of two letters or more) on.
///
/// Folded titles have a blank where two tokens have to stay apart and nowhere else, so "F-35 lands" and "f35" meet.
package struct TitleStarts {
  /// So much of each start is kept, in bytes: ten kanji. What a longer prefix finds is checked against the title.
  static let maximumByteCount = 30
  /// Most starts of one title.
  static let maximumCount = 16

  private var tokenizer = Tokenizer()
  private var text = TokenizedText()

  /// Takes titles in any order; what it holds is room to work in.
  package init() {}

  /// The folded title from each of its starts to its end.
  mutating func whole(_ title: String) -> [String] {
    var title = title
    title.withUTF8 { tokenizer.tokenize($0, into: &text) }
    var folded: [UInt8] = []
    var offsets: [Int] = []
    var previous: Token?
    for (index, token) in text.tokens.enumerated() {
      if let previous, TitleStarts.staysApart(previous, token) { folded.append(0x20) }
      if offsets.count < TitleStarts.maximumCount, isStart(index) {
        offsets.append(folded.count)
      }
      folded.append(contentsOf: text.bytes(of: token))
      previous = token
    }
    return offsets.map { String(decoding: folded[$0...], as: UTF8.self) }
  }

  /// What the table holds of a title: its starts, cut.
  mutating func cut(_ title: String) -> Set<VocabularyTerm> {
    Set(whole(title).map { VocabularyTerm(TitleStarts.cut($0)) })
  }

  /// The whole folded text of a prefix, in which it is looked for; nil where there is nothing in it.
  mutating func folded(_ prefix: String) -> String? { whole(prefix).first }

  /// At most so many bytes, cut between code points.
  static func cut(_ start: String) -> String {
    guard start.utf8.count > maximumByteCount else { return start }
    var bytes = Array(start.utf8.prefix(maximumByteCount + 1))
    while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number that stands for a title, the same everywhere.
  static func key(of title: String) -> Int64 { Int64(bitPattern: FNV1a.hash(title.utf8)) }

  /// Counts an article's title at its starts, in the tables of the shard or in those of a schema beside them.
  package mutating func insert(_ title: String?, row: Int64, schema: String = "main", _ database: Database) throws {
    guard let title else { return }
    let key = TitleStarts.key(of: title)
    try database.cachedStatement(sql: "INSERT INTO \(schema).title (title, row) VALUES (?, ?)")
      .execute(arguments: [key, row])
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO \(schema).title_start (start, title, articles) VALUES (?, ?, 1)
          ON CONFLICT (start, title) DO UPDATE SET articles = articles + 1
        """)
    for start in cut(title) { try statement.execute(arguments: [start.text, key]) }
  }

  /// Takes an article's title back.
  mutating func delete(_ title: String?, row: Int64, _ database: Database) throws {
    guard let title else { return }
    let key = TitleStarts.key(of: title)
    let forgetting = try database.cachedStatement(sql: "DELETE FROM main.title WHERE title = ? AND row = ?")
    try forgetting.execute(arguments: [key, row])
    let statement = try database.cachedStatement(
      sql: "UPDATE main.title_start SET articles = articles - 1 WHERE start = ? AND title = ?")
    let clearing = try database.cachedStatement(
      sql: "DELETE FROM main.title_start WHERE start = ? AND title = ? AND articles <= 0")
    for start in cut(title) {
      try statement.execute(arguments: [start.text, key])
      try clearing.execute(arguments: [start.text, key])
    }
  }

  /// Whether the title itself, a word, or a run of two letters or more begins at a token.
  private func isStart(_ index: Int) -> Bool {
    let token = text.tokens[index]
    if index == 0 || token.kind == .word { return true }
    guard VocabularyTerm.takesRuns(of: token.kind), !goesOn(index), index + 1 < text.tokens.count else { return false }
    return goesOn(index + 1)
  }

  /// Whether a token belongs to the run of the one before it.
  private func goesOn(_ index: Int) -> Bool {
    text.tokens[index].touchesPrevious && text.tokens[index].kind == text.tokens[index - 1].kind
  }

  private static func staysApart(_ one: Token, _ other: Token) -> Bool {
    guard !other.touchesPrevious else { return false }
    return one.kind.isLetter && other.kind.isLetter || one.kind == other.kind
  }
}
