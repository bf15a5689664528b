/// A field in which a phrase can be asked for; the raw value is its name in the query language.
public enum TextField: String, Sendable, CaseIterable {
  /// The title.
  case title
  /// Who wrote the article.
  case author
  /// Where it comes from.
  case source
}
