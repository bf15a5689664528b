import ShirabeSearch
import ShirabeWire

/// A real search, to know whether the daemon can answer: a flag would only say what was meant to be.
struct SearchProbe: Sendable {
  let pool: SearchPool
  let statistics: ServerStatistics

  /// How many searches have been answered, those of clients included.
  var answeredSearches: Int { statistics.answeredSearches }

  /// Has the pool search; false where the index does not answer or there is no room in the line.
  func run() async -> Bool {
    await withCheckedContinuation { continuation in
      let isTaken = pool.submit(of: ObjectIdentifier(statistics)) { engine in
        continuation.resume(returning: SearchProbe.search(engine, statistics))
      }
      if !isTaken { continuation.resume(returning: false) }
    }
  }

  /// Searches the index for two letters.
  static func search(
    _ engine: any SearchEngine, _ statistics: ServerStatistics, until interruption: Interruption = .never
  ) -> Bool {
    do throws(SearchError) {
      _ = try engine.count(query: "調査", match: .phrase, until: interruption)
      statistics.countAnsweredSearch()
      return true
    } catch {
      return false
    }
  }
}
