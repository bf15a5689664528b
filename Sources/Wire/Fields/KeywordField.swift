/// A keyword field: a member of articles whose values are compared whole, so that they can be completed.
public enum KeywordField: String, CaseIterable, Sendable, Choice, ParameterValue {
  /// The tags, folded as `tag:` compares them.
  case tag
  /// Where the articles come from.
  case source
  /// Who wrote them.
  case author
  /// Their BCP 47 language tags.
  case language
}
