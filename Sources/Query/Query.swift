public import ShirabeModel

/// A query that has been read: what is asked for, whatever the words of it were to combine by.
public struct Query: Sendable {
  /// What it consists of.
  public enum Kind: Sendable {
    /// A tree of phrases and what holds them together.
    case tree(QueryNode)
    /// A bag of words.
    case bag(BagOfWords)
  }

  /// Most bytes of a query, UTF-8.
  public static let maximumByteCount = 4096
  /// Most bytes of a text that is searched as one phrase.
  public static let maximumPhraseByteCount = 64 << 10
  /// Most operands of a query, as written.
  public static let maximumOperandCount = 64
  /// Most levels of brackets.
  public static let maximumDepth = 16
  /// Most tokens that may be allowed between neighbours of a NEAR.
  public static let maximumNearGap = 1000
  /// Most parts of a NEAR.
  public static let maximumNearPartCount = 8

  /// The query as written.
  public let text: String
  /// What it consists of.
  public let kind: Kind
  /// What `match` comes to: never `auto`.
  public let match: Match
  /// What was left out of the query and why, in plain words.
  public let notes: [String]
  /// Whether the query has no `-`, NOT, OR, group or field, so that it may be searched as a bag of tokens where all of
  /// them together find nothing.
  public let isPlain: Bool
  /// Whether any of the words will do where all of them find nothing.
  private let fallsBack: Bool

  /// Takes a tree that was made rather than written.
  public init(_ root: QueryNode) { self.init(root.text, .tree(root), match: .all) }

  private init(
    _ text: String, _ kind: Kind, match: Match, notes: [String] = [], isPlain: Bool = false, fallsBack: Bool = false
  ) {
    self.text = text
    self.kind = kind
    self.match = match
    self.notes = notes
    self.isPlain = isPlain
    self.fallsBack = fallsBack
  }

  /// The query with what it consists of changed, and all else as it was read.
  public func map(tree: (QueryNode) -> QueryNode, bag: (BagOfWords) -> BagOfWords) -> Query {
    let changed: Kind =
      switch kind {
      case .tree(let root): .tree(tree(root))
      case .bag(let items): .bag(bag(items))
      }
    return Query(text, changed, match: match, notes: notes, isPlain: isPlain, fallsBack: fallsBack)
  }

  /// Reads a query, by the rules of whatever its words are to combine by: the only way in for what people write.
  ///
  /// - Throws: ``QueryError/unreadable(offset:reason:)`` for what the language does not allow and where nothing is left to
  ///   search for; ``QueryError/overLimit(reason:)`` past one of the bounds.
  public static func read(_ text: String, match: Match) throws(QueryError) -> Query {
    switch match {
    case .phrase: try readPhrase(text)
    case .any: try readBag(text)
    case .all: try readLanguage(text, fallsBack: false)
    // Not even a mark that could have been meant for something: as a bag of words it has nothing, and finds nothing.
    case .auto where text.allSatisfy(\.isWhitespace): try readBag(text)
    case .auto: try readLanguage(text, fallsBack: true)
    }
  }

  private static func readPhrase(_ text: String) throws(QueryError) -> Query {
    try check(text, maximumByteCount: maximumPhraseByteCount)
    guard let phrase = Phrase(text) else { throw .nothingToSearchFor }
    return Query(text, .tree(.phrase(Operand(phrase, .quoted))), match: .phrase)
  }

  private static func readBag(_ text: String) throws(QueryError) -> Query {
    try check(text, maximumByteCount: maximumByteCount)
    // Nothing is unreadable as a bag: one with nothing in it finds nothing.
    let bag = BagOfWords(reading: text)
    let notes = bag.items.isEmpty ? ["nothing to search for: the query has no letter, word or number"] : []
    return Query(text, .bag(bag), match: .any, notes: notes)
  }

  private static func readLanguage(_ text: String, fallsBack: Bool) throws(QueryError) -> Query {
    let parsed = try QueryParser.parse(text)
    return Query(
      text, .tree(parsed.root), match: .all, notes: parsed.notes, isPlain: parsed.isPlain, fallsBack: fallsBack)
  }

  private static func check(_ text: String, maximumByteCount: Int) throws(QueryError) {
    guard text.utf8.count <= maximumByteCount else {
      throw .overLimit(reason: "a query may have \(maximumByteCount) bytes here, this one has \(text.utf8.count)")
    }
  }

  /// The words of a plain query as a bag.
  public var bag: Query? {
    isPlain ? Query(text, .bag(BagOfWords(reading: text)), match: .any, notes: notes) : nil
  }

  /// How to search where this finds nothing, if there is another way.
  public var fallback: Query? { fallsBack ? bag : nil }
}
