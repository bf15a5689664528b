/// Where a query found nothing: what of it would.
public struct QueryHelp: Sendable, Equatable {
  /// A term of the query and how many articles have it.
  public struct Term: Sendable, Equatable {
    /// The term as it would be written in a query.
    public var text: String
    /// In how many articles it stands.
    public var total: Int
  }

  /// One change of the query that finds something.
  public struct Suggestion: Sendable, Equatable {
    /// What is changed.
    public enum Kind: String, Sendable {
      /// A term is left out.
      case drop
      /// A term is spelt as articles spell it.
      case spelling
      /// Any of the words will do.
      case any
    }

    /// What is changed.
    public var kind: Kind
    /// The query after the change.
    public var query: String
    /// What it finds.
    public var total: Int
  }

  /// The terms of the query, in its order.
  public var terms: [Term]
  /// Changes that find something, the smallest first.
  public var suggestions: [Suggestion]
}
