import ShirabeModel
import ShirabeSearch

extension PrometheusText {
  /// Everything there is to tell of a daemon and its index.
  init(_ statistics: ServerStatistics, _ index: IndexStatus, isReady: Bool) {
    let latencies = statistics.latencies.map { ($0.method.rawValue, $0.histogram.snapshot()) }
    gauge("shirabe_build_info", "The version of the daemon.", [([("version", Version.current)], 1)])
    gauge("shirabe_ready", "Whether a search has just been answered.", [([], isReady ? 1 : 0)])
    gauge("shirabe_uptime_seconds", "Seconds since the daemon was started.", [([], statistics.uptimeSeconds)])
    counter(
      "shirabe_requests_total", "Requests that were carried out, by method.",
      latencies.map { ([("method", $0.0)], $0.1.count) })
    counter(
      "shirabe_errors_total", "Error replies, by code.",
      statistics.errors.map { ([("code", "\($0.code.rawValue)")], $0.count) })
    counter("shirabe_connections_total", "Connections so far.", [([], statistics.connections)])
    counter(
      "shirabe_connections_refused_total", "Connections of peers who may not ask.",
      [([], statistics.refusedConnections)])
    gauge("shirabe_connections_open", "Connections at the moment.", [([], statistics.openConnections)])
    counter("shirabe_received_bytes_total", "Bytes that clients sent.", [([], statistics.receivedBytes)])
    counter("shirabe_sent_bytes_total", "Bytes of the replies.", [([], statistics.sentBytes)])
    gauge("shirabe_index_articles", "Articles in the index.", [([], index.articles)])
    gauge("shirabe_index_bytes", "Bytes of their titles and bodies.", [([], index.bytes)])
    gauge("shirabe_index_generation", "Grows with every committed change of the index.", [([], index.generation)])
    gauge(
      "shirabe_index_shard_damaged", "Whether something is known to be wrong with a shard.",
      index.shards.enumerated().map { ([("shard", "\($0.offset)")], $0.element.problem == nil ? 0 : 1) })
    gauge("shirabe_index_present", "Whether there is an index to search.", [([], index.problem == nil ? 1 : 0)])
    histogram(
      "shirabe_request_duration_seconds", "Time from the end of a request's line to its reply, by method.",
      latencies.map { (("method", $0.0), $0.1) })
  }
}
