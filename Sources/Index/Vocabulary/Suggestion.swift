/// How what was typed so far may go on.
public struct Suggestion: Sendable, Hashable {
  /// Where a suggestion comes from.
  public enum Kind: String, Sendable {
    /// The title of an article.
    case title
    /// A word, or a run of letters of one script, of the vocabulary.
    case word
  }

  /// A title as its articles have it, or a folded term.
  public var text: String
  /// Where it comes from.
  public var kind: Kind
  /// How many articles have the title, or the term in title or body.
  public var articles: Int

  /// Creates a suggestion.
  public init(text: String, kind: Kind, articles: Int) {
    self.text = text
    self.kind = kind
    self.articles = articles
  }
}
