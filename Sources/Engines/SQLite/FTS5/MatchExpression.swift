import ShirabeQuery

/// The text that goes to FTS5's MATCH: a phrase of index terms in a column, never what a user typed.
///
/// Terms have no quote and no blank in them, so a phrase is its terms with blanks between, in quotes; FTS5 hands the
/// inside of the quotes to ``DocumentTokenizer``, which cuts it at the blanks again (SQLite, "FTS5", 3: full-text query
/// syntax).
enum MatchExpression {
  /// A column that a phrase can be confined to.
  enum Column: String {
    case title
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

  /// One phrase of index terms in a column.
  static func phrase(_ terms: [[UInt8]], in column: Column) -> String {
    var bytes = Array("\(column.rawValue) : ".utf8)
    bytes.append(0x22)
    for (index, term) in terms.enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: term)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
