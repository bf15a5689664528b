/// How the words of a query combine.
public enum Match: String, CaseIterable, Sendable {
  /// The query language; every word must be there.
  case all
  /// A bag of tokens, best articles first.
  case any
  /// The whole text is one literal phrase.
  case phrase
  /// `all`, and where that finds nothing, `any`.
  case auto
}
