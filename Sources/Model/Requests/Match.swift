/// How the words of a query combine.
public enum Match: String, CaseIterable, Sendable, Choice, ParameterValue {
  /// The query language; all of it must hold.
  case all
  /// A bag of tokens, best articles first.
  case any
  /// The whole text is one literal phrase.
  case phrase
  /// `all`, and where that finds nothing and the query is nothing but words and phrases, `any`.
  case auto

  /// Those that say themselves what is searched for.
  static let settled: [Match] = [.all, .any, .phrase]
}
