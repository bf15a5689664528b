/// Cuts a query into chunks, quoted phrases, fields, operators and brackets.
///
/// Full-width ASCII counts as ASCII in operators, U+3000 and every other white space parts chunks, and quotes come in
/// pairs: "…", “…”, 「…」.
struct QueryLexer {
  private let scalars: [(scalar: Unicode.Scalar, offset: Int)]
  private let end: Int
  private var position = 0

  init(_ query: String) {
    var offset = 0
    scalars = query.unicodeScalars.map { scalar in
      defer { offset += UTF8.width(scalar) }
      return (scalar, offset)
    }
    end = offset
  }

  /// All lexemes of the query.
  mutating func lexemes() throws(QueryError) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    while let scalar = narrow() {
      switch scalar {
      case let blank where blank.properties.isWhitespace: position += 1
      case "(": lexemes.append(take(.open))
      case ")": lexemes.append(take(.close))
      case "|": lexemes.append(take(.or))
      case "-" where isBeforeOperand: lexemes.append(take(.not))
      case let opening where opening.closingQuote != nil: lexemes.append(try quoted())
      default: lexemes.append(try field() ?? chunk())
      }
    }
    return lexemes
  }

  /// The code point so many places after the position, narrowed; nil past the end.
  private func narrow(_ distance: Int = 0) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance].scalar.narrow : nil
  }

  /// The byte offset of the position.
  private var offset: Int { position < scalars.count ? scalars[position].offset : end }

  private mutating func take(_ kind: Lexeme.Kind) -> Lexeme {
    defer { position += 1 }
    return Lexeme(kind: kind, offset: offset)
  }

  /// Whether the minus sign at the position has something directly after it to negate.
  private var isBeforeOperand: Bool {
    guard let next = narrow(1) else { return false }
    return !next.properties.isWhitespace && next != ")" && next != "|"
  }

  /// The text up to where the chunk at the position ends, as written and narrowed.
  private mutating func run() -> (text: String, narrowed: String) {
    var text = String.UnicodeScalarView()
    var narrowed = String.UnicodeScalarView()
    while let scalar = narrow(), !scalar.endsChunk {
      text.append(scalars[position].scalar)
      narrowed.append(scalar)
      position += 1
    }
    return (String(text), String(narrowed))
  }

  private mutating func chunk() -> Lexeme {
    let start = offset
    let (text, narrowed) = run()
    switch narrowed {
    case "AND": return Lexeme(kind: .and, offset: start)
    case "OR": return Lexeme(kind: .or, offset: start)
    case "NOT": return Lexeme(kind: .not, offset: start)
    default: return Lexeme(kind: .chunk(text), offset: start)
    }
  }

  /// A quoted text and, where a number follows the tilde after it, how near its parts must be.
  private mutating func quoted() throws(QueryError) -> Lexeme {
    let start = offset
    let text = try quotedText()
    guard isAtNearOperator else { return Lexeme(kind: .quoted(text), offset: start) }
    position += 1
    let gapOffset = offset
    let digits = run().narrowed
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let gap = Int(digits),
      gap <= Query.maximumNearGap
    else {
      throw .unreadable(
        offset: gapOffset,
        reason: "after ~ write how far apart the quoted words may be, a number from 0 to \(Query.maximumNearGap)")
    }
    return Lexeme(kind: .near(text, maximumGap: gap), offset: start)
  }

  /// The text between the quote at the position and the one that closes it.
  private mutating func quotedText() throws(QueryError) -> String {
    let start = offset
    let closing = narrow()?.closingQuote ?? "\""
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = narrow() {
      defer { position += 1 }
      if scalar == closing { return String(text) }
      text.append(scalars[position].scalar)
    }
    throw .unreadable(offset: start, reason: "this quote is not closed: add \(closing)")
  }

  /// Whether the position, behind a closing quote, is at a tilde that asks for nearness.
  ///
  /// The wide one does so only before a digit: 「東京」～「大阪」 is how Japanese writes "from … to …".
  private var isAtNearOperator: Bool {
    guard narrow() == "~" else { return false }
    return scalars[position].scalar == "~" || narrow(1).map { ("0"..."9").contains($0) } == true
  }

  /// The field whose name and colon stand at the position, if there is one.
  private mutating func field() throws(QueryError) -> Lexeme? {
    let start = offset
    guard let (name, written) = FieldName.written.first(where: { isAt($0.text) }) else { return nil }
    position += written.unicodeScalars.count
    let valueOffset = offset
    guard narrow()?.closingQuote != nil else {
      let value = FieldValue(text: run().text, isQuoted: false, offset: valueOffset)
      guard !value.text.isEmpty else {
        throw .unreadable(
          offset: valueOffset,
          reason: "nothing stands after \(name): here: write a word or a text in quotes directly after the colon")
      }
      return Lexeme(kind: .field(name, value), offset: start)
    }
    let value = FieldValue(text: try quotedText(), isQuoted: true, offset: valueOffset)
    guard !isAtNearOperator else {
      throw .unreadable(
        offset: offset, reason: "~ says nothing within a field: take it away, or take \(name): away")
    }
    return Lexeme(kind: .field(name, value), offset: start)
  }

  private func isAt(_ text: String) -> Bool {
    text.unicodeScalars.enumerated().allSatisfy { narrow($0.offset) == $0.element }
  }
}
