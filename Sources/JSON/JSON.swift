/// A JSON value (RFC 8259) that keeps what it was given: members in their order, numbers as they were written.
///
/// `1` and `1.0` are unequal, and so are objects whose members stand in another order; strings compare as Swift's do.
public enum JSON: Equatable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, kept as its source text.
  case number(Number)
  /// A string, its escapes resolved.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object.
  case object(Object)
}
