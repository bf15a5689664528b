extension SchemaDocument {
  /// All documents: a line here for each result, each notification and the parameters of each method.
  public static var all: [SchemaDocument] { Method.allCases.flatMap(documents) + notifications + [error] }

  private static func documents(_ method: Method) -> [SchemaDocument] {
    switch method {
    case .search:
      [
        parameters(SearchParameters.self, of: method),
        result(
          SearchReply.self, of: method, "The result of search: a page of the articles that match.", isPrinted: true),
      ]
    case .similar:
      [
        parameters(SimilarParameters.self, of: method),
        result(
          SearchReply.self, of: method, "The result of similar: a page of the articles like one.", isPrinted: true,
          without: "indexId"),
      ]
    case .count:
      [
        parameters(CountParameters.self, of: method),
        result(CountReply.self, of: method, "The result of count.", isPrinted: true),
      ]
    case .get: [parameters(GetParameters.self, of: method)]
    case .whyNot:
      [
        parameters(WhyNotParameters.self, of: method),
        result(WhyNotReply.self, of: method, "The result of whyNot.", isPrinted: true),
      ]
    case .suggest:
      [
        parameters(SuggestParameters.self, of: method),
        result(SuggestReply.self, of: method, "The result of suggest.", isPrinted: true),
      ]
    case .analyze:
      [
        parameters(AnalyzeParameters.self, of: method),
        result(AnalyzeReply.self, of: method, "The result of analyze.", isPrinted: true),
      ]
    case .subscribe:
      [
        parameters(SubscribeParameters.self, of: method),
        result(SubscribeReply.self, of: method, "The result of subscribe.", isPrinted: false),
      ]
    case .unsubscribe:
      [
        parameters(UnsubscribeParameters.self, of: method),
        result(
          UnsubscribeReply.self, of: method, "The result of unsubscribe: an object without members.", isPrinted: false),
      ]
    case .status:
      [
        parameters(NoParameters.self, of: method),
        result(StatusReply.self, of: method, "The result of status.", isPrinted: true),
      ]
    case .metrics:
      [
        parameters(NoParameters.self, of: method),
        result(MetricsReply.self, of: method, "The result of metrics.", isPrinted: false),
      ]
    case .ping:
      [
        parameters(NoParameters.self, of: method),
        result(PingReply.self, of: method, "The result of ping: an object without members.", isPrinted: false),
      ]
    }
  }

  private static var notifications: [SchemaDocument] {
    [
      notification(
        MatchNotification.self, "match", "A notification: articles that match a subscription and were added or changed."
      ),
      notification(
        RebuiltNotification.self, "rebuilt",
        "A notification: the index was made anew, or set back; all of it that matches follows."),
      notification(
        FailedNotification.self, "failed",
        "A notification: what came since could not be searched; the daemon goes on trying."),
    ]
  }
}
