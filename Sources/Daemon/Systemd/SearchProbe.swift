import ShirabeSearch
import ShirabeWire

/// A real search, to know whether the daemon can answer: a flag would only say what was meant to be.
struct SearchProbe: Sendable {
  let pool: SearchPool
  let statistics: ServerStatistics

  /// How many searches have been answered, those of clients included.
  var answeredSearches: Int { statistics.answeredSearches }

  /// What a search came to.
  enum Outcome {
    /// It was answered.
    case answered
    /// The index is of another format or of other text rules: no search is answered until it is upgraded, and to start the daemon
    /// anew mends nothing.
    case otherFormat
    /// The index does not answer, or there is no room in the line.
    case failed
  }

  /// Has the pool search.
  func run() async -> Outcome {
    await withCheckedContinuation { continuation in
      let isTaken = pool.submit(of: ObjectIdentifier(statistics)) { engine in
        continuation.resume(returning: SearchProbe.outcome(engine, statistics, until: .never))
      }
      if !isTaken { continuation.resume(returning: .failed) }
    }
  }

  /// Searches the index for two letters; says whether that is answered.
  static func search(
    _ engine: any SearchEngine, _ statistics: ServerStatistics, until interruption: Interruption
  ) -> Bool {
    outcome(engine, statistics, until: interruption) == .answered
  }

  private static func outcome(
    _ engine: any SearchEngine, _ statistics: ServerStatistics, until interruption: Interruption
  ) -> Outcome {
    do throws(SearchError) {
      _ = try engine.count(query: "調査", match: .phrase, until: interruption)
      statistics.countAnsweredSearch()
      return .answered
    } catch {
      if case .engine(let failure) = error, failure.kind == .otherFormat { return .otherFormat }
      return .failed
    }
  }
}
