import ShirabeModel

extension Method {
  /// What carries the method out.
  var service: any ServiceMethod.Type {
    switch self {
    case .search: SearchMethod.self
    case .similar: SimilarMethod.self
    case .count: CountMethod.self
    case .get: GetMethod.self
    case .whyNot: WhyNotMethod.self
    case .suggest: SuggestMethod.self
    case .analyze: AnalyzeMethod.self
    case .subscribe: SubscribeMethod.self
    case .unsubscribe: UnsubscribeMethod.self
    case .status: StatusMethod.self
    case .metrics: MetricsMethod.self
    case .ping: PingMethod.self
    }
  }
}
