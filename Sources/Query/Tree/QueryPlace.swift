/// Where a node stands in the tree of a query.
public enum QueryPlace: Sendable {
  /// It can make an article match.
  case wanted
  /// It keeps an article from matching, being in what a query is without.
  case unwanted
}
