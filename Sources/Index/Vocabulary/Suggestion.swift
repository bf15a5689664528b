/// How what was typed so far may go on.
public struct Suggestion: Sendable, Hashable {
  /// Where a suggestion comes from.
  public enum Kind: String, Sendable {
    /// The title of an article.
    case title
    /// A word, or a run of letters of one script, of the vocabulary.
    case word
    /// A tag, folded.
    case tag
    /// A source.
    case source
    /// An author.
    case author
    /// A language tag.
    case language
  }

  /// A title or a value as its articles have it, or a folded term or tag.
  public var text: String
  /// Where it comes from.
  public var kind: Kind
  /// How many articles have the title or the value, or the term in title or body.
  public var articles: Int

  /// Creates a suggestion.
  public init(text: String, kind: Kind, articles: Int) {
    self.text = text
    self.kind = kind
    self.articles = articles
  }
}
