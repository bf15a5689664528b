import ShirabeService

/// A real search, by which the daemon knows whether it can answer.
struct SearchProbe: Sendable {
  let pool: SearchPool
  let statistics: ServerStatistics

  /// How many searches have been answered, those of clients included.
  var answeredSearches: Int { statistics.answeredSearches }

  /// Has the pool search; where there is no room in the line, that failed.
  func run() async -> ReadinessSearch.Outcome {
    await withCheckedContinuation { continuation in
      let isTaken = pool.submit(of: ObjectIdentifier(statistics)) { engine in
        continuation.resume(returning: ReadinessSearch.run(by: engine, statistics))
      }
      if !isTaken { continuation.resume(returning: .failed) }
    }
  }
}
