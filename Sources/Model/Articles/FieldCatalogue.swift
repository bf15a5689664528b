/// What each field is good for: the fields of every use, in the order in which that use names them.
public enum FieldCatalogue {
  /// As articles have them in JSON: the first, the body, the others.
  public static let articles: [ArticleField] = [.title, .author, .source, .url, .language, .published, .tags]
  /// As hits have them.
  public static let hits = ArticleField.allCases
  /// Those of hits where a request does not say which.
  public static let shownByDefault: [ArticleField] = [.title, .published, .source]
  /// Those that a phrase can be asked for in.
  public static let phrases: [ArticleField] = [.title, .author, .source]
  /// Those that a query names by their ``ArticleField/word``.
  public static let queried: [ArticleField] = phrases + [.tags, .language]
  /// Those whose values are counted as they are.
  public static let facets: [ArticleField] = [.source, .tags, .author, .language]
  /// Those whose values are compared whole, so that they can be completed.
  public static let completed: [ArticleField] = [.tags, .source, .author, .language]
}
