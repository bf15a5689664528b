/// A part of a query that FTS5 can answer by itself.
struct PlainQuery {
  /// The text for MATCH.
  let expression: String
  /// For each phrase of the expression, in FTS5's numbering, the number of the term that it counts for; nil for what must
  /// not be there.
  let slots: [Int?]
}
