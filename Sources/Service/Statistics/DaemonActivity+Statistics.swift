import ShirabeModel

extension DaemonActivity {
  /// What a daemon has counted of itself.
  init(_ statistics: ServerStatistics, isReady: Bool) {
    self.init(
      isReady: isReady, openConnections: statistics.openConnections, connections: statistics.connections,
      refusedConnections: statistics.refusedConnections, receivedBytes: statistics.receivedBytes,
      sentBytes: statistics.sentBytes,
      errors: statistics.errors.filter { $0.count > 0 }.map { ErrorCount(code: $0.code.rawValue, count: $0.count) },
      busy: statistics.errorCount(.busy), timedOut: statistics.errorCount(.timedOut),
      latencies: statistics.latencies.compactMap { method, histogram in
        let times = histogram.snapshot()
        guard times.count > 0 else { return nil }
        return Latency(
          method: method.rawValue, count: times.count, p50Microseconds: times.percentile(50),
          p95Microseconds: times.percentile(95), p99Microseconds: times.percentile(99))
      })
  }
}
