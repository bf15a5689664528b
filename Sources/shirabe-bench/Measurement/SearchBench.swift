import ShirabeSQLite
import ShirabeSearch

/// Times searches, one after the other on one thread, in this process: the engine without the socket.
struct SearchBench {
  let passes: Int

  /// One pass over the queries of a class.
  struct Pass {
    let latencies: LatencySummary
    /// The totals of all queries added up, which tells runs apart that found different things.
    let matches: Int
  }

  /// What a class came to; a class of which the articles have no query has no passes.
  struct Figures {
    let queryClass: QueryClass
    let queries: Int
    let first: Pass?
    let last: Pass?
  }

  /// Runs every class in turn, all its passes before the next class.
  ///
  /// The first pass of a class meets pages that the system holds in memory, since the index was just written, but that
  /// SQLite has not read yet.
  func run(_ sets: QuerySets, path: String) throws(BenchError) -> [Figures] {
    let searcher = try SearchBench.open(path)
    var figures: [Figures] = []
    for queryClass in QueryClass.allCases {
      let queries = sets[queryClass]
      var first: Pass?
      var last: Pass?
      for _ in 0..<passes {
        last = try pass(queryClass, queries, searcher)
        first = first ?? last
      }
      figures.append(Figures(queryClass: queryClass, queries: queries.count, first: first, last: last))
    }
    return figures
  }

  private func pass(
    _ queryClass: QueryClass, _ queries: [String], _ searcher: any SearchEngine
  ) throws(BenchError) -> Pass? {
    var times: [Double] = []
    var matches = 0
    let clock = ContinuousClock()
    for query in queries {
      let start = clock.now
      let result = try SearchBench.answer(queryClass, query, searcher)
      times.append((clock.now - start).microseconds)
      matches += result.total
    }
    return LatencySummary(microseconds: times).map { Pass(latencies: $0, matches: matches) }
  }

  /// A searcher of the index at a path.
  static func open(_ path: String) throws(BenchError) -> any SearchEngine {
    do throws(IndexError) {
      return try IndexSearcherSource(path: path).openSearcher()
    } catch {
      throw .index(error)
    }
  }

  /// The answer to a query of a class, the reading of the query included.
  static func answer(_ queryClass: QueryClass, _ query: String, _ searcher: any SearchEngine) throws(BenchError)
    -> SearchResult
  {
    do throws(SearchError) {
      return try searcher.search(queryClass.request(query))
    } catch {
      switch error {
      case .engine(let failure): throw .engine(failure)
      case .query(let error): throw .query(query, error)
      // Nothing here asks for what is newer than a moment, or for what an index cannot do.
      case .history, .unsupported: throw .engine(EngineFailure(.unusable, place: query, message: "\(error)"))
      // Nothing here has a deadline.
      case .interrupted: throw .interrupted(query)
      }
    }
  }
}
