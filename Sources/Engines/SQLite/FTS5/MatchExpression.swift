import ShirabeQuery

/// The text that goes to FTS5's MATCH: a phrase of index terms in a column, never what a user typed.
///
/// Terms have no quote and no blank in them, so a phrase is its terms with blanks between, in quotes; FTS5 hands the
/// inside of the quotes to ``DocumentTokenizer``, which cuts it at the blanks again (SQLite, "FTS5", 3: full-text query
/// syntax).
enum MatchExpression {
  /// One phrase of index terms in the column of a field.
  static func phrase(_ terms: [[UInt8]], in field: TextField) -> String {
    var bytes = Array("\(field.field.name) : ".utf8)
    bytes.append(0x22)
    for (index, term) in terms.enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: term)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
