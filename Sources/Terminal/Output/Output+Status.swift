import ShirabeModel

extension Output {
  /// Appends what the daemon serves, a figure a line.
  mutating func append(status: StatusReply) {
    let lines: [(String, String)] = [
      ("version", status.version), ("index", status.indexId),
      ("folder", status.folder ?? "not told"), ("articles", "\(status.articles)"),
      ("bytes", "\(status.bytes)"), ("generation", "\(status.generation)"),
      ("moment", "\(IndexMoment(status.generation, indexId: status.indexId))"), ("uptime", "\(status.uptimeSeconds) s"),
      ("requests", "\(status.requests)"), ("shards", "\(status.shards.count)"),
    ]
    for (name, value) in lines { appendFigure(name, value) }
    for (index, shard) in status.shards.enumerated() {
      appendFigure(
        "  shard \(index)", "\(shard.articles) articles, \(shard.bytes) bytes, generation \(shard.generation)")
      if let problem = shard.problem { appendFigure("  problem", problem) }
    }
    if let problem = status.problem { appendFigure("problem", problem) }
    if let activity = status.activity { append(activity: activity) }
  }

  private mutating func append(activity: DaemonActivity) {
    appendFigure("ready", activity.isReady ? "yes" : "no, the index does not answer all searches")
    appendFigure(
      "connections",
      "\(activity.openConnections) open, \(activity.connections) in all, \(activity.refusedConnections) refused")
    appendFigure("received", "\(activity.receivedBytes) bytes")
    appendFigure("sent", "\(activity.sentBytes) bytes")
    let errors = activity.errors.map { "\($0.count) of \($0.code)" }.joined(separator: ", ")
    appendFigure("errors", errors.isEmpty ? "none" : errors)
    for latency in activity.latencies {
      appendFigure(
        "  " + latency.method,
        "\(latency.count) requests; 50 % within \(latency.p50Microseconds) µs, 95 % \(latency.p95Microseconds) µs, "
          + "99 % \(latency.p99Microseconds) µs")
    }
  }

  private mutating func appendFigure(_ name: String, _ value: String) {
    append(name + String(repeating: " ", count: max(1, 12 - name.utf8.count)))
    append(article: value)
    append("\n")
  }
}
