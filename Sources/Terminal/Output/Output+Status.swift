import ShirabeWire

extension Output {
  /// Appends what the daemon serves, a figure a line.
  mutating func append(status: StatusReply) {
    let lines: [(String, String)] = [
      ("version", status.version), ("index", status.indexId), ("articles", "\(status.articles)"),
      ("bytes", "\(status.bytes)"), ("generation", "\(status.generation)"), ("uptime", "\(status.uptimeSeconds) s"),
      ("requests", "\(status.requests)"), ("shards", "\(status.shards.count)"),
    ]
    for (name, value) in lines { appendFigure(name, value) }
    for (index, shard) in status.shards.enumerated() {
      appendFigure(
        "  shard \(index)", "\(shard.articles) articles, \(shard.bytes) bytes, generation \(shard.generation)")
    }
  }

  private mutating func appendFigure(_ name: String, _ value: String) {
    append(name + String(repeating: " ", count: max(1, 12 - name.utf8.count)))
    append(article: value)
    append("\n")
  }
}
