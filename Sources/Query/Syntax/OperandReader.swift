import ShirabeModel
import ShirabeText

/// Makes nodes of the chunks, quoted texts and fields of a query, counts them, and notes what has nothing to search for.
struct OperandReader {
  /// What was left out and why.
  private(set) var notes: [String] = []
  private var count = 0
  private var tokenizer = Tokenizer()

  /// The node of a chunk without quotes; nil where there is nothing in it.
  mutating func chunk(_ text: String) throws(QueryError) -> QueryNode? {
    try countOne()
    let tokens = tokenizer.tokenize(text)
    guard let phrase = Phrase(tokens, source: text) else { return leaveOut(text) }
    let operand = Operand(phrase, .chunk)
    return OperandReader.starOffset(in: text, tokens) == nil ? .phrase(operand) : .prefix(operand)
  }

  /// The node of a text in quotes; nil where there is nothing in it.
  mutating func quoted(_ text: String) throws(QueryError) -> QueryNode? {
    try countOne()
    guard let phrase = Phrase(tokenizer.tokenize(text), source: text) else { return leaveOut(text) }
    return .phrase(Operand(phrase, .quoted))
  }

  /// The node of a text in quotes whose parts are to be near each other; nil where there is nothing in it.
  mutating func near(_ text: String, maximumGap: Int) throws(QueryError) -> QueryNode? {
    try countOne()
    var operands: [Operand] = []
    var empty: [String] = []
    for part in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map(String.init) {
      if let phrase = Phrase(tokenizer.tokenize(part), source: part) {
        operands.append(Operand(phrase, .quoted))
      } else {
        empty.append(part)
      }
    }
    guard operands.count <= Query.maximumNearPartCount else {
      throw QueryError.overLimit(
        reason: "at most \(Query.maximumNearPartCount) words may be asked to be near each other, "
          + "here are \(operands.count)")
    }
    guard let first = operands.first else { return leaveOut(text) }
    for part in empty { _ = leaveOut(part) }
    return operands.count > 1 ? .near(operands, maximumGap: maximumGap) : .phrase(first)
  }

  /// The node of a field.
  mutating func field(_ name: FieldName, _ value: FieldValue) throws(QueryError) -> QueryNode {
    try countOne()
    switch name {
    case .field(let field):
      if let textField = TextField(field) { return .field(textField, try operand(name, value)) }
      try checkHasTokens(name, value)
      return .filter(OperandReader.filter(field, value))
    case .id:
      // An id may well consist of separators only; one that shows nothing is a slip.
      guard !value.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else { throw empty(name, value) }
      return .filter(.id(value.text))
    case .date:
      return .filter(.published(try DateRangeReader.range(value)))
    }
  }

  /// What a field lets through whose values are compared whole.
  private static func filter(_ field: ArticleField, _ value: FieldValue) -> Filter {
    switch field.kind {
    case .languageTag: .language(value.text.narrowed.lowercased())
    case .text, .date, .list: .tag(Tokenizer.fold(value.text))
    }
  }

  private mutating func operand(_ name: FieldName, _ value: FieldValue) throws(QueryError) -> Operand {
    let tokens = tokenizer.tokenize(value.text)
    guard let phrase = Phrase(tokens, source: value.text) else { throw empty(name, value) }
    guard !value.isQuoted else { return Operand(phrase, .quoted) }
    if let starOffset = OperandReader.starOffset(in: value.text, tokens) {
      throw QueryError.unreadable(
        offset: value.offset + starOffset,
        reason: "\(name): takes whole words: take the star away, or take \(name): away")
    }
    return Operand(phrase, .chunk)
  }

  private mutating func checkHasTokens(_ name: FieldName, _ value: FieldValue) throws(QueryError) {
    guard !tokenizer.tokenize(value.text).tokens.isEmpty else { throw empty(name, value) }
  }

  private func empty(_ name: FieldName, _ value: FieldValue) -> QueryError {
    .unreadable(offset: value.offset, reason: "\(name): needs at least one letter, word or number after it")
  }

  private mutating func countOne() throws(QueryError) {
    count += 1
    guard count <= Query.maximumOperandCount else {
      throw QueryError.overLimit(
        reason: "a query may have \(Query.maximumOperandCount) words and phrases, this one has more")
    }
  }

  private mutating func leaveOut(_ text: String) -> QueryNode? {
    notes.append("left out \"\(text)\": it has no letter, word or number")
    return nil
  }

  /// The offset of the stars at the end of a chunk, where they stand directly after a word or a number.
  private static func starOffset(in text: String, _ tokens: TokenizedText) -> Int? {
    let stem = text.unicodeScalars.reversed().drop { $0.narrow == "*" }.reversed()
    let byteCount = stem.reduce(0) { $0 + UTF8.width($1) }
    guard byteCount < text.utf8.count, let last = tokens.tokens.last, !last.kind.isLetter,
      last.sourceRange.upperBound == byteCount
    else { return nil }
    return byteCount
  }
}
