import ShirabeJSON
import ShirabeModel

/// `metrics`: the same as `status`, and histograms, as Prometheus reads it.
enum MetricsMethod: ServiceMethod {
  static let method = Method.metrics

  static func run(_: NoParameters, in call: MethodCall, into writer: inout JSONWriter) throws(ReplyError) {
    let (index, isReady) = try call.status()
    MetricsReply(text: PrometheusText(call.context.statistics, index, isReady: isReady).text).encode(into: &writer)
  }
}
