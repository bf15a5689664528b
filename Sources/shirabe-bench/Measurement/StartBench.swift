import ShirabeSQLite

/// Times how soon an index answers that no one has open: opening, and all that the first search has to read into memory.
struct StartBench {
  /// How often it is opened.
  static let openings = 7

  /// What it came to: medians.
  struct Figures {
    let openings: Int
    let openMicroseconds: Double
    /// From before the opening to after the first answer.
    let firstAnswerMicroseconds: Double
    let slowestFirstAnswerMicroseconds: Double
  }

  /// Opens the index anew for each of several queries; nil where there is no query at all.
  func run(_ sets: QuerySets, path: String) throws(BenchError) -> Figures? {
    guard let queryClass = QueryClass.allCases.first(where: { !sets[$0].isEmpty }) else { return nil }
    let queries = sets[queryClass]
    var opens: [Double] = []
    var answers: [Double] = []
    let clock = ContinuousClock()
    for opening in 0..<StartBench.openings {
      let start = clock.now
      let searcher = try SearchBench.open(path)
      opens.append((clock.now - start).microseconds)
      _ = try SearchBench.answer(queryClass, queries[opening % queries.count], searcher)
      answers.append((clock.now - start).microseconds)
    }
    answers.sort()
    return Figures(
      openings: answers.count, openMicroseconds: LatencySummary.percentile(50, ofSorted: opens.sorted()),
      firstAnswerMicroseconds: LatencySummary.percentile(50, ofSorted: answers),
      slowestFirstAnswerMicroseconds: answers.last ?? 0)
  }
}
