import ShirabeIndex

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
    _ queryClass: QueryClass, _ queries: [String], _ searcher: any Searcher
  ) throws(BenchError) -> Pass? {
    var times: [Double] = []
    var matches = 0
    let clock = ContinuousClock()
    for query in queries {
      let request = queryClass.request(query)
      let start = clock.now
      let result = try SearchBench.answer(request, searcher)
      times.append((clock.now - start).microseconds)
      matches += result.total
    }
    return LatencySummary(microseconds: times).map { Pass(latencies: $0, matches: matches) }
  }

  /// A searcher of the index at a path.
  static func open(_ path: String) throws(BenchError) -> any Searcher {
    do throws(IndexError) {
      return try IndexSearcherSource(path: path).openSearcher()
    } catch {
      throw .index(error)
    }
  }

  /// The answer to a request.
  static func answer(_ request: SearchRequest, _ searcher: any Searcher) throws(BenchError) -> SearchResult {
    do throws(SearchError) {
      return try searcher.search(request)
    } catch {
      switch error {
      case .index(let error): throw .index(error)
      case .query(let error): throw .query(request.query, error)
      // Nothing here asks for what is newer than a generation.
      case .history: throw .index(IndexError(.unusable, path: request.query, message: "\(error)"))
      // Nothing here has a deadline.
      case .interrupted: throw .interrupted(request.query)
      }
    }
  }
}
