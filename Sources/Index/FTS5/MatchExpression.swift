import ShirabeQuery

/// The text that goes to FTS5's MATCH: phrases of index terms and the operators between them, never what a user typed.
///
/// Terms have no quote and no blank in them, so a phrase is its terms with blanks between, in quotes; FTS5 hands the
/// inside of the quotes to ``DocumentTokenizer``, which cuts it at the blanks again. (SQLite, "FTS5", 3: full-text query syntax.)
enum MatchExpression {
  /// The text of a whole query; its phrases are numbered by FTS5 in the order in which they stand here.
  static func text(of node: QueryNode) -> String {
    switch node {
    case .phrase(let phrase): text(of: IndexTerm.terms(of: phrase))
    case .either(let nodes): joined(nodes, by: " OR ")
    case .all(let wanted, let unwanted):
      // One NOT of them all: a chain of NOTs would nest as deep as it is long.
      unwanted.isEmpty
        ? joined(wanted, by: " AND ")
        : "(" + joined(wanted, by: " AND ") + " NOT " + joined(unwanted, by: " OR ") + ")"
    }
  }

  /// The phrases of a query in the order of their FTS5 numbers, and whether each may make an article match.
  static func phrases(of node: QueryNode, wanted isWanted: Bool = true) -> [(phrase: Phrase, isWanted: Bool)] {
    switch node {
    case .phrase(let phrase): [(phrase, isWanted)]
    case .either(let nodes): nodes.flatMap { phrases(of: $0, wanted: isWanted) }
    case .all(let wanted, let unwanted):
      wanted.flatMap { phrases(of: $0, wanted: isWanted) } + unwanted.flatMap { phrases(of: $0, wanted: false) }
    }
  }

  /// The text of one phrase of index terms.
  static func text(of terms: [[UInt8]]) -> String {
    var bytes: [UInt8] = [0x22]
    for (index, term) in terms.enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: term)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text that gives FTS5 these phrases, in this order.
  static func text(ofAny phrases: some Sequence<[[UInt8]]>) -> String {
    phrases.map(text(of:)).joined(separator: " OR ")
  }

  private static func joined(_ nodes: [QueryNode], by separator: String) -> String {
    "(" + nodes.map(text(of:)).joined(separator: separator) + ")"
  }
}
