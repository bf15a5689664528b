import ShirabeQuery

/// The text that goes to FTS5's MATCH: phrases of index terms and the operators between them, never what a user typed.
///
/// Terms have no quote and no blank in them, so a phrase is its terms with blanks between, in quotes; FTS5 hands the
/// inside of the quotes to ``DocumentTokenizer``, which cuts it at the blanks again. FTS5 numbers the phrases in the order in
/// which they stand in the text. (SQLite, "FTS5", 3: full-text query syntax.)
enum MatchExpression {
  /// A column that a phrase can be confined to.
  enum Column: String {
    case title
    case body
    case author
    case source

    /// The column of a field.
    init(_ field: TextField) {
      switch field {
      case .title: self = .title
      case .author: self = .author
      case .source: self = .source
      }
    }
  }

  /// One phrase of index terms, in any column or in one.
  static func phrase(_ terms: [[UInt8]], in column: Column? = nil) -> String {
    var bytes = column.map { Array("\($0.rawValue) : ".utf8) } ?? []
    bytes.append(0x22)
    for (index, term) in terms.enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: term)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Any of these, which may be expressions themselves.
  static func either(_ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
  }

  /// All of the first and none of the second.
  static func all(_ parts: [String], except excluded: [String]) -> String {
    let wanted = parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " AND ") + ")"
    // One NOT of them all: a chain of NOTs would nest as deep as it is long.
    return excluded.isEmpty ? wanted : "(" + wanted + " NOT " + either(excluded) + ")"
  }

  /// An expression that finds nothing: a phrase of a term that no text can have, with its slot.
  static func nothing(_ slots: inout [Int?]) -> String {
    slots.append(nil)
    return nothing
  }

  /// U+0001 separates, so it is in no term but, behind a long beginning, a shortened one.
  static let nothing = "\"\u{1}\""
}
