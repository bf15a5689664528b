import ShirabeText

/// Reads the query language of `match: all`, by recursive descent.
///
///     either  = every { (OR | "|") every }
///     every   = operand { [AND] operand }
///     operand = [NOT | "-"] (chunk | quoted | near | field | "(" either ")")
///     near    = quoted "~" number
///     field   = name ":" (chunk | quoted)
struct QueryParser {
  private let lexemes: [Lexeme]
  private let end: Int
  private var position = 0
  private var depth = 0
  private var operands = OperandReader()

  /// Reads `query`.
  ///
  /// - Throws: ``QueryError/unreadable(offset:reason:)`` for what the language does not allow and where nothing is left to
  ///   search for; ``QueryError/overLimit(reason:)`` past 4 KiB, 64 operands, 16 levels or 8 parts of a NEAR.
  static func parse(_ query: String) throws(QueryError) -> ParsedQuery {
    guard query.utf8.count <= Query.maximumByteCount else {
      throw QueryError.overLimit(
        reason: "a query may have \(Query.maximumByteCount) bytes, this one has \(query.utf8.count)")
    }
    var lexer = QueryLexer(query)
    var parser = QueryParser(lexemes: try lexer.lexemes(), end: query.utf8.count)
    let root = try parser.either()
    if let rest = parser.current {
      throw QueryError.unreadable(
        offset: rest.offset, reason: "nothing opens this bracket: take it away or add ( before it")
    }
    guard let root else { throw QueryError.nothingToSearchFor }
    return ParsedQuery(root: root, notes: parser.operands.notes, isPlain: parser.isPlain)
  }

  private init(lexemes: [Lexeme], end: Int) {
    self.lexemes = lexemes
    self.end = end
  }

  private var current: Lexeme? { position < lexemes.count ? lexemes[position] : nil }

  private var isPlain: Bool {
    lexemes.allSatisfy { lexeme in
      switch lexeme.kind {
      case .chunk, .quoted, .near, .and: true
      case .field, .or, .not, .open, .close: false
      }
    }
  }

  private mutating func either() throws(QueryError) -> QueryNode? {
    var nodes: [QueryNode] = []
    if let first = try every() { nodes.append(first) }
    while current?.kind == .or {
      position += 1
      if let next = try every() { nodes.append(next) }
    }
    return nodes.count > 1 ? .either(nodes) : nodes.first
  }

  private mutating func every() throws(QueryError) -> QueryNode? {
    let start = current?.offset ?? end
    var wanted: [QueryNode] = []
    var unwanted: [QueryNode] = []
    try operand(&wanted, &unwanted)
    while let lexeme = current, lexeme.kind != .or, lexeme.kind != .close {
      if lexeme.kind == .and { position += 1 }
      try operand(&wanted, &unwanted)
    }
    if wanted.isEmpty, !unwanted.isEmpty {
      throw QueryError.unreadable(
        offset: start, reason: "this says only what not to find: add something to find")
    }
    return wanted.count > 1 || !unwanted.isEmpty ? .all(wanted, except: unwanted) : wanted.first
  }

  private mutating func operand(_ wanted: inout [QueryNode], _ unwanted: inout [QueryNode]) throws(QueryError) {
    guard current?.kind == .not else {
      if let node = try primary() { wanted.append(node) }
      return
    }
    position += 1
    if let node = try primary() { unwanted.append(node) }
  }

  private mutating func primary() throws(QueryError) -> QueryNode? {
    guard let lexeme = current else {
      throw lexemes.isEmpty
        ? QueryError.nothingToSearchFor
        : QueryError.unreadable(offset: end, reason: "something to search for is missing after this: add a word")
    }
    switch lexeme.kind {
    case .chunk(let text):
      position += 1
      return try operands.chunk(text)
    case .quoted(let text):
      position += 1
      return try operands.quoted(text)
    case .near(let text, let maximumGap):
      position += 1
      return try operands.near(text, maximumGap: maximumGap)
    case .field(let name, let value):
      position += 1
      return try operands.field(name, value)
    case .open:
      return try group(lexeme)
    case .and, .or, .not, .close:
      throw QueryError.unreadable(
        offset: lexeme.offset, reason: "something to search for is missing before this: add a word")
    }
  }

  private mutating func group(_ opening: Lexeme) throws(QueryError) -> QueryNode? {
    depth += 1
    guard depth <= Query.maximumDepth else {
      throw QueryError.overLimit(reason: "a query may have \(Query.maximumDepth) levels of brackets")
    }
    position += 1
    let node = try either()
    guard current?.kind == .close else {
      throw QueryError.unreadable(offset: opening.offset, reason: "this bracket is not closed: add )")
    }
    position += 1
    depth -= 1
    return node
  }
}
