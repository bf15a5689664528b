import ShirabeJSON

extension BenchReport {
  /// The report for scripts: an object with a member for each part; a megabyte is 10^6 bytes.
  var json: JSON {
    var object = JSON.Object([JSON.Object.Member(name: "input", value: input.json)])
    object["tokenize"] = tokenize?.json
    object["index"] = index?.json
    object["search"] = search.map { classes in
      .object(JSON.Object(classes.map { JSON.Object.Member(name: $0.queryClass.rawValue, value: $0.json) }))
    }
    object["start"] = start?.json
    object["throughput"] = throughput.map { .array($0.map(\.json)) }
    object["soak"] = soak?.json
    return .object(object)
  }
}

extension SoakBench.Figures {
  fileprivate var json: JSON {
    [
      "connections": JSON(connections), "seconds": .rounded(seconds), "replies": JSON(counts.replies),
      "busy": JSON(counts.busy), "late": JSON(counts.late), "connectionsMade": JSON(counts.connections),
      "commits": JSON(commits),
      "largestLogBytes": JSON(largestLogByteCount),
      "quarters": .array(
        (0..<4).map {
          [
            "memoryBytes": JSON(median($0) { $0.memoryByteCount }),
            "descriptors": JSON(median($0) { $0.descriptorCount }),
          ]
        }),
    ]
  }
}

extension BenchReport.Input {
  fileprivate var json: JSON {
    [
      "articles": JSON(articles), "bytes": JSON(byteCount), "refused": JSON(refused), "multiply": JSON(multiplier),
      "seed": JSON(seed),
    ]
  }
}

extension TokenizeBench.Figures {
  fileprivate var json: JSON {
    [
      "passes": JSON(passes), "bytes": JSON(byteCount), "tokens": JSON(tokenCount),
      "medianMegabytesPerSecond": .rounded(megabytesPerSecond(medianSeconds)),
      "bestMegabytesPerSecond": .rounded(megabytesPerSecond(bestSeconds)),
      "medianTokensPerSecond": .rounded(tokensPerSecond(medianSeconds)),
      "bestTokensPerSecond": .rounded(tokensPerSecond(bestSeconds)),
    ]
  }
}

extension IndexBench.Figures {
  fileprivate var json: JSON {
    [
      "shards": JSON(shardCount), "articles": JSON(articles), "inputBytes": JSON(inputByteCount),
      "seconds": .rounded(seconds), "megabytesPerSecond": .rounded(megabytesPerSecond),
      "articlesPerSecond": .rounded(articlesPerSecond), "indexBytes": JSON(indexByteCount),
      "indexBytesPerInputByte": .rounded(indexBytesPerInputByte),
      "peakResidentBytes": peakResidentByteCount.map { JSON($0) } ?? .null,
    ]
  }
}

extension SearchBench.Figures {
  fileprivate var json: JSON {
    ["queries": JSON(queries), "first": first?.json ?? .null, "last": last?.json ?? .null]
  }
}

extension SearchBench.Pass {
  fileprivate var json: JSON {
    [
      "p50Microseconds": .rounded(latencies.p50Microseconds), "p95Microseconds": .rounded(latencies.p95Microseconds),
      "p99Microseconds": .rounded(latencies.p99Microseconds), "maxMicroseconds": .rounded(latencies.maxMicroseconds),
      "meanMicroseconds": .rounded(latencies.meanMicroseconds),
      "queriesPerSecond": .rounded(latencies.queriesPerSecond), "matches": JSON(matches),
    ]
  }
}

extension StartBench.Figures {
  fileprivate var json: JSON {
    [
      "openings": JSON(openings), "openMicroseconds": .rounded(openMicroseconds),
      "firstAnswerMicroseconds": .rounded(firstAnswerMicroseconds),
      "slowestFirstAnswerMicroseconds": .rounded(slowestFirstAnswerMicroseconds),
    ]
  }
}

extension ThroughputBench.Figures {
  fileprivate var json: JSON {
    [
      "clients": JSON(clients), "queries": JSON(latencies.count), "seconds": .rounded(elapsedSeconds),
      "p50Microseconds": .rounded(latencies.p50Microseconds), "p95Microseconds": .rounded(latencies.p95Microseconds),
      "p99Microseconds": .rounded(latencies.p99Microseconds),
      "p999Microseconds": .rounded(latencies.p999Microseconds),
      "maxMicroseconds": .rounded(latencies.maxMicroseconds), "meanMicroseconds": .rounded(latencies.meanMicroseconds),
      "queriesPerSecond": .rounded(queriesPerSecond),
    ]
  }
}

extension JSON {
  /// The number with three digits after the point: what lies behind them is noise.
  fileprivate static func rounded(_ number: Double) -> JSON { JSON((number * 1000).rounded() / 1000) }
}
