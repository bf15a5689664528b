/// A member of articles whose values `suggest` can complete.
public enum SuggestField: String, CaseIterable, Sendable {
  /// The tags, folded as `tag:` compares them.
  case tag
  /// Where the articles come from.
  case source
  /// Who wrote them.
  case author
  /// Their BCP 47 language tags.
  case language
}
