import ShirabeModel
package import ShirabeSearch

/// A real search, to know whether the index can answer: a flag would only say what was meant to be.
package enum ReadinessSearch {
  /// What a search came to.
  package enum Outcome: Sendable {
    /// It was answered.
    case answered
    /// The index is of another format or of other text rules: no search is answered until it is upgraded, and to start the daemon
    /// anew mends nothing.
    case otherFormat
    /// The index does not answer, or there was no room for the search.
    case failed
  }

  /// Searches the index for two letters.
  package static func run(
    by engine: any SearchEngine, _ statistics: ServerStatistics, until interruption: Interruption = .never
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
