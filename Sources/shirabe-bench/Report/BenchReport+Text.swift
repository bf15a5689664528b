extension BenchReport {
  /// The report for people: a table of throughput and one of latencies; a megabyte is 10^6 bytes.
  var text: String {
    var table = Table(leftColumnCount: 2)
    add(input, to: &table)
    if let tokenize { add(tokenize, to: &table) }
    if let index { add(index, to: &table) }
    if let start { add(start, to: &table) }
    if let soak { add(soak, to: &table) }
    let tables = [table, search.map(latencies), throughput.map(latencies)]
    return tables.compactMap { $0?.text }.joined(separator: "\n\n")
  }

  private func add(_ input: Input, to table: inout Table) {
    table.add(["input", "articles", "\(input.articles)"])
    table.add(["", "bytes", Figure.megabytes(input.byteCount)])
    table.add(["", "times", "\(input.multiplier)"])
    table.add(["", "seed", "\(input.seed)"])
    if input.refused > 0 { table.add(["", "refused", "\(input.refused)"]) }
  }

  private func add(_ figures: TokenizeBench.Figures, to table: inout Table) {
    let (median, best) = (figures.medianSeconds, figures.bestSeconds)
    table.add(["tokenize", "median of \(figures.passes)", Figure.tenths(figures.megabytesPerSecond(median)) + " MB/s"])
    table.add(["", "best", Figure.tenths(figures.megabytesPerSecond(best)) + " MB/s"])
    table.add(["", "median", Figure.whole(figures.tokensPerSecond(median)) + " tokens/s"])
    table.add(["", "text", Figure.megabytes(figures.byteCount)])
  }

  private func add(_ figures: IndexBench.Figures, to table: inout Table) {
    table.add(["index", "rate", Figure.tenths(figures.megabytesPerSecond) + " MB/s"])
    table.add(["", "rate", Figure.whole(figures.articlesPerSecond) + " articles/s"])
    table.add(["", "articles", "\(figures.articles)"])
    table.add(["", "input", Figure.megabytes(figures.inputByteCount)])
    table.add(["", "time", Figure.tenths(figures.seconds) + " s"])
    table.add(["", "shards", "\(figures.shardCount)"])
    table.add(["", "size", Figure.megabytes(figures.indexByteCount)])
    table.add(["", "size / input", Figure.hundredths(figures.indexBytesPerInputByte)])
    table.add(["", "peak memory", figures.peakResidentByteCount.map(Figure.megabytes) ?? "unknown"])
  }

  private func add(_ figures: StartBench.Figures, to table: inout Table) {
    table.add(["start", "open, median of \(figures.openings)", Figure.whole(figures.openMicroseconds) + " µs"])
    table.add(["", "to first answer, median", Figure.whole(figures.firstAnswerMicroseconds) + " µs"])
    table.add(["", "to first answer, slowest", Figure.whole(figures.slowestFirstAnswerMicroseconds) + " µs"])
  }

  private func add(_ figures: SoakBench.Figures, to table: inout Table) {
    table.add(["soak", "time", Figure.tenths(figures.seconds) + " s"])
    table.add(["", "clients", "\(figures.connections)"])
    table.add(["", "connections made", "\(figures.counts.connections)"])
    table.add(["", "replies", "\(figures.counts.replies)"])
    table.add(["", "busy", "\(figures.counts.busy)"])
    table.add(["", "late", "\(figures.counts.late)"])
    table.add(["", "changes of the index", "\(figures.commits)"])
    table.add(["", "largest write-ahead log", Figure.megabytes(figures.largestLogByteCount)])
    for quarter in 0..<4 {
      table.add([
        "", "memory, quarter \(quarter + 1)", Figure.megabytes(figures.median(quarter) { $0.memoryByteCount }),
      ])
      table.add(["", "descriptors", "\(figures.median(quarter) { $0.descriptorCount })"])
    }
  }

  private func latencies(_ classes: [SearchBench.Figures]) -> Table {
    var table = Table(leftColumnCount: 2)
    table.add(["search, µs", "pass", "queries", "p50", "p95", "p99", "max", "mean", "queries/s", "matches"])
    for figures in classes {
      guard let first = figures.first, let last = figures.last else {
        table.add([figures.queryClass.rawValue, "none", "0"])
        continue
      }
      table.add([figures.queryClass.rawValue, "first", "\(figures.queries)"] + cells(first))
      table.add(["", "last", "\(figures.queries)"] + cells(last))
    }
    return table
  }

  private func latencies(_ figures: [ThroughputBench.Figures]) -> Table {
    var table = Table(leftColumnCount: 1)
    table.add(["throughput, µs", "clients", "queries", "p50", "p95", "p99", "p99.9", "max", "mean", "queries/s"])
    for figures in figures {
      let times = figures.latencies
      table.add([
        "keyword", "\(figures.clients)", "\(times.count)", Figure.tenths(times.p50Microseconds),
        Figure.tenths(times.p95Microseconds), Figure.tenths(times.p99Microseconds),
        Figure.tenths(times.p999Microseconds), Figure.tenths(times.maxMicroseconds),
        Figure.tenths(times.meanMicroseconds), Figure.whole(figures.queriesPerSecond),
      ])
    }
    return table
  }

  private func cells(_ pass: SearchBench.Pass) -> [String] {
    let times = pass.latencies
    return [
      Figure.tenths(times.p50Microseconds), Figure.tenths(times.p95Microseconds), Figure.tenths(times.p99Microseconds),
      Figure.tenths(times.maxMicroseconds), Figure.tenths(times.meanMicroseconds),
      Figure.whole(times.queriesPerSecond), "\(pass.matches)",
    ]
  }
}
