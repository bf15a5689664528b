/// Where a query found nothing: what of it would.
public struct QueryHelp: Equatable, Sendable {
  /// The terms of the query, in its order.
  public var terms: [TermCount]
  /// Changes of the query that find something, the smallest first.
  public var suggestions: [QuerySuggestion]

  /// Makes help of counts and changes.
  public init(terms: [TermCount], suggestions: [QuerySuggestion]) {
    self.terms = terms
    self.suggestions = suggestions
  }
}
