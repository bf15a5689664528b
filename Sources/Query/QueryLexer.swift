/// Cuts a query into chunks, quoted phrases, operators and brackets.
///
/// Full-width ASCII counts as ASCII in operators, U+3000 and every other white space parts chunks, and quotes come in
/// pairs: "…", “…”, 「…」.
struct QueryLexer {
  private let scalars: [(scalar: Unicode.Scalar, offset: Int)]
  private var position = 0

  init(_ query: String) {
    var offset = 0
    scalars = query.unicodeScalars.map { scalar in
      defer { offset += UTF8.width(scalar) }
      return (scalar, offset)
    }
  }

  /// All lexemes of the query.
  mutating func lexemes() throws(QueryError) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    while position < scalars.count {
      let (scalar, offset) = scalars[position]
      switch QueryLexer.narrow(scalar) {
      case let blank where blank.properties.isWhitespace: position += 1
      case "(": lexemes.append(take(.open, offset))
      case ")": lexemes.append(take(.close, offset))
      case "|": lexemes.append(take(.or, offset))
      case "\"", "“", "「": lexemes.append(try quoted(offset))
      case "-" where isBeforeOperand: lexemes.append(take(.not, offset))
      default: lexemes.append(chunk(offset))
      }
    }
    return lexemes
  }

  private mutating func take(_ kind: Lexeme.Kind, _ offset: Int) -> Lexeme {
    position += 1
    return Lexeme(kind: kind, offset: offset)
  }

  /// Whether the minus sign at the position has something directly after it to negate.
  private var isBeforeOperand: Bool {
    guard position + 1 < scalars.count else { return false }
    let next = QueryLexer.narrow(scalars[position + 1].scalar)
    return !next.properties.isWhitespace && next != ")" && next != "|"
  }

  private mutating func quoted(_ offset: Int) throws(QueryError) -> Lexeme {
    let opening = QueryLexer.narrow(scalars[position].scalar)
    let closing: Unicode.Scalar = opening == "“" ? "”" : opening == "「" ? "」" : "\""
    var text = String.UnicodeScalarView()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position].scalar
      position += 1
      if QueryLexer.narrow(scalar) == closing { return Lexeme(kind: .quoted(String(text)), offset: offset) }
      text.append(scalar)
    }
    throw QueryError.unreadable(offset: offset, reason: "this quote is not closed: add \(closing)")
  }

  private mutating func chunk(_ offset: Int) -> Lexeme {
    var text = String.UnicodeScalarView()
    var narrowed = String.UnicodeScalarView()
    while position < scalars.count {
      let scalar = scalars[position].scalar
      let narrow = QueryLexer.narrow(scalar)
      if narrow.properties.isWhitespace || ["(", ")", "|", "\"", "“", "「"].contains(narrow) { break }
      text.append(scalar)
      narrowed.append(narrow)
      position += 1
    }
    switch String(narrowed) {
    case "AND": return Lexeme(kind: .and, offset: offset)
    case "OR": return Lexeme(kind: .or, offset: offset)
    case "NOT": return Lexeme(kind: .not, offset: offset)
    default: return Lexeme(kind: .chunk(String(text)), offset: offset)
    }
  }

  /// Full-width ASCII (U+FF01–FF5E) as ASCII, and the half-width corner brackets as the usual ones.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0xFF62: "「"
    case 0xFF63: "」"
    default: scalar
    }
  }
}
