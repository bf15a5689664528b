import ShirabeQuery
import ShirabeText

/// How a query will be searched.
struct QueryPlan {
  enum Kind {
    /// By a tree of phrases.
    case tree(QueryNode)
    /// As a bag of words.
    case bag(BagOfWords)
  }

  /// Most bytes of a text that is searched as one phrase.
  static let maximumPhraseByteCount = 64 << 10

  let kind: Kind
  /// What `match` comes to: never `auto`.
  let match: SearchRequest.Match
  /// What was left out of the query.
  let notes: [String]
  /// What to search for where this finds nothing.
  private let fallbackBag: BagOfWords?

  init(_ query: String, match: SearchRequest.Match) throws(SearchError) {
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

  private init(phrase query: String) throws(QueryError) {
    try QueryPlan.check(query, maximumByteCount: QueryPlan.maximumPhraseByteCount)
    guard let phrase = Phrase(query) else { throw .nothingToSearchFor }
    self.init(kind: .tree(.phrase(phrase)), match: .phrase)
  }

  private init(bag query: String) throws(QueryError) {
    try QueryPlan.check(query, maximumByteCount: ParsedQuery.maximumByteCount)
    // Nothing is unreadable as a bag: one with nothing in it finds nothing.
    let bag = BagOfWords(query)
    let notes = bag.items.isEmpty ? ["nothing to search for: the query has no letter, word or number"] : []
    self.init(kind: .bag(bag), match: .any, notes: notes)
  }

  private init(language query: String, fallsBack: Bool) throws(QueryError) {
    let parsed = try QueryParser.parse(query)
    let bag = fallsBack && parsed.isPlain ? BagOfWords(query) : nil
    self.init(kind: .tree(parsed.root), match: .all, notes: parsed.notes, fallbackBag: bag)
  }

  private init(kind: Kind, match: SearchRequest.Match, notes: [String] = [], fallbackBag: BagOfWords? = nil) {
    self.kind = kind
    self.match = match
    self.notes = notes
    self.fallbackBag = fallbackBag
  }

  /// How to search where this finds nothing, if there is another way.
  var fallback: QueryPlan? { fallbackBag.map { QueryPlan(kind: .bag($0), match: .any, notes: notes) } }

  private static func check(_ query: String, maximumByteCount: Int) throws(QueryError) {
    guard query.utf8.count <= maximumByteCount else {
      throw .overLimit(reason: "a query may have \(maximumByteCount) bytes here, this one has \(query.utf8.count)")
    }
  }

  /// The phrases that are marked in snippets: of a bag, single letters only if there is nothing longer.
  var highlightedPhrases: [Phrase] {
    switch kind {
    case .tree(let node): return node.wantedPhrases
    case .bag(let bag):
      let longer = bag.items.map(\.phrase).filter { $0.elements.count > 1 || !$0.elements[0].kind.isLetter }
      return longer.isEmpty ? bag.items.map(\.phrase) : longer
    }
  }
}
