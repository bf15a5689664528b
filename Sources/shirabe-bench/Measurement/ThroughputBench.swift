/// Times searches of a daemon by several clients at once, each on a connection and a thread of its own, each asking anew as
/// soon as it has its reply.
///
/// The clients run on the same cores as the daemon, so their part is in the figures.
struct ThroughputBench {
  /// How many clients ask at once, in turn.
  static let clientCounts = [1, 2, 8, 32]

  /// How long each number of clients asks.
  let seconds: Double

  /// What a number of clients came to.
  struct Figures {
    let clients: Int
    /// From the first request of any client to the last reply of any.
    let elapsedSeconds: Double
    let latencies: LatencySummary

    /// The queries of all clients together.
    var queriesPerSecond: Double { Rate.perSecond(Double(latencies.count), elapsedSeconds) }
  }

  /// Starts a daemon of the index in the folder and asks it; none where there are no queries.
  func run(_ queries: [String], in folder: TemporaryIndex) throws(BenchError) -> [Figures] {
    guard !queries.isEmpty else { return [] }
    let daemon = try ServingDaemon(folder)
    defer { daemon.end() }
    func times(_ clients: Int, _ seconds: Double) throws(BenchError) -> (microseconds: [Double], elapsedSeconds: Double)
    {
      try ClientCrowd(socket: daemon.socket, queries: queries, clients: clients).ask(for: .seconds(seconds))
    }
    // Nobody pays for cold pages here: the part `start` and the first pass of `search` tell what they cost.
    _ = try times(2, seconds / 4)
    var figures: [Figures] = []
    for clients in ThroughputBench.clientCounts {
      let (microseconds, elapsedSeconds) = try times(clients, seconds)
      guard let latencies = LatencySummary(microseconds: microseconds) else { continue }
      figures.append(Figures(clients: clients, elapsedSeconds: elapsedSeconds, latencies: latencies))
    }
    return figures
  }
}
