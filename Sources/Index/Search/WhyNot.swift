/// Whether a query finds an article and, if not, what keeps it out.
public struct WhyNot: Sendable, Equatable {
  /// One thing that keeps the article out.
  public struct Reason: Sendable, Equatable {
    /// What of the query it is.
    public enum Kind: String, Sendable {
      case term
      case phrase
      case field
      case filter
      case excluded
      case near
      case prefix
    }

    /// What of the query it is.
    public var kind: Kind
    /// That part of the query as it would be written.
    public var text: String
    /// What is the matter with it, in plain words.
    public var message: String
  }

  /// Whether the query finds the article.
  public var matches: Bool
  /// What keeps it out; nothing, if it is found.
  public var reasons: [Reason]
}
