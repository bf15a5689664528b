public import ShirabeQuery
public import ShirabeWire

/// A query that has been read: what an engine is asked for.
public struct SearchQuery: Sendable {
  /// What it consists of.
  public enum Kind: Sendable {
    /// A tree of phrases and what holds them together.
    case tree(QueryNode)
    /// A bag of words.
    case bag(BagOfWords)
  }

  /// Most bytes of a text that is searched as one phrase.
  public static let maximumPhraseByteCount = 64 << 10

  /// The query as written.
  public let text: String
  /// What it consists of.
  public let kind: Kind
  /// What `match` comes to: never `auto`.
  public let match: Match
  /// What was left out of the query.
  public let notes: [String]
  /// Whether the query is nothing but words and phrases.
  public let isPlain: Bool
  /// Whether any of the words will do where all of them find nothing.
  private let fallsBack: Bool

  /// Reads a query.
  ///
  /// - Throws: ``SearchError/query(_:)`` where it cannot be read or is too long.
  public init(_ query: String, match: Match) throws(SearchError) {
    do throws(QueryError) {
      switch match {
      case .phrase: try self.init(phrase: query)
      case .any: try self.init(bag: query)
      case .all, .auto: try self.init(language: query, fallsBack: match == .auto)
      }
    } catch {
      throw .query(error)
    }
  }

  /// Takes a query that was made rather than written.
  public init(_ root: QueryNode) { self.init(root.text, .tree(root), match: .all) }

  private init(phrase query: String) throws(QueryError) {
    try SearchQuery.check(query, maximumByteCount: SearchQuery.maximumPhraseByteCount)
    guard let phrase = Phrase(query) else { throw .nothingToSearchFor }
    self.init(query, .tree(.phrase(phrase)), match: .phrase)
  }

  private init(bag query: String) throws(QueryError) {
    try SearchQuery.check(query, maximumByteCount: ParsedQuery.maximumByteCount)
    // Nothing is unreadable as a bag: one with nothing in it finds nothing.
    let bag = BagOfWords(query)
    let notes = bag.items.isEmpty ? ["nothing to search for: the query has no letter, word or number"] : []
    self.init(query, .bag(bag), match: .any, notes: notes)
  }

  private init(language query: String, fallsBack: Bool) throws(QueryError) {
    if fallsBack, query.allSatisfy(\.isWhitespace) {
      // Not even a mark that could have been meant for something: as a bag of words it has nothing, and finds nothing.
      try self.init(bag: query)
      return
    }
    let parsed = try QueryParser.parse(query)
    self.init(
      query, .tree(parsed.root), match: .all, notes: parsed.notes, isPlain: parsed.isPlain, fallsBack: fallsBack)
  }

  private init(
    _ text: String, _ kind: Kind, match: Match, notes: [String] = [], isPlain: Bool = false,
    fallsBack: Bool = false
  ) {
    self.text = text
    self.kind = kind
    self.match = match
    self.notes = notes
    self.isPlain = isPlain
    self.fallsBack = fallsBack
  }

  /// The words of a plain query as a bag.
  public var bag: BagOfWords? { isPlain ? BagOfWords(text) : nil }

  /// How to search where this finds nothing, if there is another way.
  public var fallback: SearchQuery? {
    fallsBack ? bag.map { SearchQuery(text, .bag($0), match: .any, notes: notes) } : nil
  }

  private static func check(_ query: String, maximumByteCount: Int) throws(QueryError) {
    guard query.utf8.count <= maximumByteCount else {
      throw .overLimit(reason: "a query may have \(maximumByteCount) bytes here, this one has \(query.utf8.count)")
    }
  }
}
