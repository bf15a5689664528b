/// A member of articles whose values can be listed.
public enum LabelField: String, Sendable, CaseIterable {
  /// The tags, folded.
  case tag
  /// Where articles come from.
  case source
  /// Who wrote them.
  case author
  /// Their BCP 47 tags.
  case language
}
