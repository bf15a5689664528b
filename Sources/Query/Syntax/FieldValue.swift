/// What stands after the colon of a field.
struct FieldValue: Equatable {
  /// The value as written, without its quotes.
  var text: String
  /// Whether it stood in quotes.
  var isQuoted: Bool
  /// The offset of its first byte in the query, that of the quote where it has one.
  var offset: Int
}
