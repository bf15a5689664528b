/// The methods of the daemon, by the names they have in requests.
public enum Method: String, CaseIterable, Sendable {
  /// Finds articles.
  case search
  /// Counts the articles that match.
  case count
  /// Gives an article as it was loaded.
  case get
  /// Says what keeps an article out of a search.
  case whyNot
  /// Completes the beginning of a word or title.
  case suggest
  /// Finds articles like one.
  case similar
  /// Shows what the index sees in a text.
  case analyze
  /// Begins to tell of new matches on the connection.
  case subscribe
  /// Ends a subscription.
  case unsubscribe
  /// Says what the daemon serves.
  case status
  /// Gives the daemon's figures as Prometheus reads them.
  case metrics
  /// Answers.
  case ping

  /// All of them, as a list in a sentence.
  public static let listing = listed(allCases.map(\.rawValue))
}
