/// One piece of a query as written.
struct Lexeme: Equatable {
  enum Kind: Equatable {
    case chunk(String)
    case quoted(String)
    case near(String, maximumGap: Int)
    case field(FieldName, FieldValue)
    case and
    case or
    case not
    case open
    case close
  }
  var kind: Kind
  /// The offset of its first byte in the query.
  var offset: Int
}
