/// The methods of the daemon, by the names they have in requests: a case for each, and below its parameters and result.
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

extension Method {
  /// What requests of the method and their results look like.
  var documents: [SchemaDocument] {
    switch self {
    case .search:
      [
        .parameters(SearchParameters.self, of: self),
        .result(
          SearchReply.self, of: self, "The result of search: a page of the articles that match.", isPrinted: true),
      ]
    case .similar:
      [
        .parameters(SimilarParameters.self, of: self),
        .result(
          SearchReply.self, of: self, "The result of similar: a page of the articles like one.", isPrinted: true,
          without: "indexId"),
      ]
    case .count:
      [
        .parameters(CountParameters.self, of: self),
        .result(CountReply.self, of: self, "The result of count.", isPrinted: true),
      ]
    case .get: [.parameters(GetParameters.self, of: self)]
    case .whyNot:
      [
        .parameters(WhyNotParameters.self, of: self),
        .result(WhyNotReply.self, of: self, "The result of whyNot.", isPrinted: true),
      ]
    case .suggest:
      [
        .parameters(SuggestParameters.self, of: self),
        .result(SuggestReply.self, of: self, "The result of suggest.", isPrinted: true),
      ]
    case .analyze:
      [
        .parameters(AnalyzeParameters.self, of: self),
        .result(AnalyzeReply.self, of: self, "The result of analyze.", isPrinted: true),
      ]
    case .subscribe:
      [
        .parameters(SubscribeParameters.self, of: self),
        .result(SubscribeReply.self, of: self, "The result of subscribe.", isPrinted: false),
      ]
    case .unsubscribe:
      [
        .parameters(UnsubscribeParameters.self, of: self),
        .result(
          UnsubscribeReply.self, of: self, "The result of unsubscribe: an object without members.", isPrinted: false),
      ]
    case .status:
      [
        .parameters(NoParameters.self, of: self),
        .result(StatusReply.self, of: self, "The result of status.", isPrinted: true),
      ]
    case .metrics:
      [
        .parameters(NoParameters.self, of: self),
        .result(MetricsReply.self, of: self, "The result of metrics.", isPrinted: false),
      ]
    case .ping:
      [
        .parameters(NoParameters.self, of: self),
        .result(PingReply.self, of: self, "The result of ping: an object without members.", isPrinted: false),
      ]
    }
  }
}
