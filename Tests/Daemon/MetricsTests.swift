import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The daemon's figures, in `status` and for Prometheus.
struct MetricsTests {
  /// Asks a few things that can be counted afterwards.
  private func asked() throws -> (daemon: RunningDaemon, client: RawClient) {
    let daemon = try RunningDaemon(SampleArticles.special())
    let client = try daemon.connect()
    for _ in 0..<5 { _ = try client.call("search", ["query": "灯台"]) }
    _ = try client.reply(to: "search", ["query": "(灯台"])
    _ = try client.reply(to: "get", ["id": "nothing"])
    _ = try client.reply(to: "nothing")
    return (daemon, client)
  }

  @Test func statusTellsHowTheDaemonDoes() throws {
    let (daemon, client) = try asked()
    let other = try daemon.connect()
    _ = try other.call("ping")
    let status = try client.call("status")
    #expect(status["ready"] == true)
    #expect(status["connections"]?["open"] == 2 && status["connections"]?["refused"] == 0)
    #expect(status["errors"] == ["-32601": 1, "-32001": 1, "-32005": 1])
    #expect(status["busy"] == 0 && status["timedOut"] == 0)
    #expect(try #require(status["receivedBytes"]?.int64) > 8 * 40)
    #expect(try #require(status["sentBytes"]?.int64) > 8 * 40)
    let search = try #require(status["latencies"]?["search"])
    #expect(search["count"] == 6)
    let quantiles = try ["p50Microseconds", "p95Microseconds", "p99Microseconds"].map {
      try #require(search[$0]?.int64)
    }
    #expect(quantiles == quantiles.sorted())
    #expect(status["latencies"]?["suggest"] == nil)
  }

  @Test func metricsIsWhatPrometheusReads() throws {
    let (daemon, client) = try asked()
    let text = try #require(try client.call("metrics")["text"]?.string)
    let families = try PrometheusChecker.families(text)
    #expect(families["shirabe_requests_total"]?["method=search"] == 6)
    #expect(families["shirabe_errors_total"]?["code=-32001"] == 1)
    #expect(families["shirabe_errors_total"]?["code=-32004"] == 0)
    #expect(families["shirabe_connections_open"]?[""] == 1)
    #expect(families["shirabe_ready"]?[""] == 1)
    #expect(families["shirabe_index_articles"]?[""] == Double(try SampleArticles.special().count))
    #expect(families["shirabe_request_duration_seconds"]?["_count,method=search"] == 6)
    #expect(families["shirabe_request_duration_seconds"]?["_bucket,method=search,le=+Inf"] == 6)
    #expect(daemon.program.isRunning)
  }

  @Test func theClientCanAskForBoth() throws {
    let (daemon, _) = try asked()
    let status = try Program("shirabe", ["status", "--socket", daemon.socket])
    #expect(try status.status() == 0)
    #expect(status.output.contains("ready       yes") && status.output.contains("1 of -32001"), "\(status.output)")
    let metrics = try Program("shirabe", ["call", "metrics", "--socket", daemon.socket])
    #expect(try metrics.status() == 0)
    let text = try #require(try JSON(parsing: metrics.output.split(separator: "\n").joined())["text"]?.string)
    #expect(try !PrometheusChecker.families(text).isEmpty)
  }

  @Test(arguments: ["status", "metrics"])
  func takesNoParameters(method: String) throws {
    let daemon = try RunningDaemon()
    #expect(try daemon.connect().reply(to: method, ["a": 1])["error"]?["code"] == -32602)
  }
}
