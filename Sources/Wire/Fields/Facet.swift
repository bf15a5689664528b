/// A member of articles whose values can be counted over all matches.
public enum Facet: String, CaseIterable, Sendable, Choice {
  /// Where the articles come from.
  case source
  /// Their tags; an article counts once for each of its own.
  case tag
  /// Who wrote them.
  case author
  /// Their BCP 47 language tags.
  case language
  /// The years of `published`.
  case year
  /// The months of `published`, where it has one.
  case month
}
