import Foundation
import ShirabeArticles

/// Loads a daemon with clients of all manners, slow and sudden ones among them, while its index is written, and looks at the
/// memory and the descriptors that it holds.
struct SoakBench {
  /// How many clients there are at once.
  let connections: Int
  /// For how long.
  let seconds: Double
  let seed: UInt64

  /// What it came to.
  struct Figures {
    let connections: Int
    let seconds: Double
    let counts: SoakTally.Counts
    /// How often the index was changed meanwhile.
    let commits: Int
    /// What the daemon held, by and by.
    let samples: [ProcessSample]
    /// The most that the write-ahead logs of the index had together at any of these moments.
    let largestLogByteCount: Int

    /// The middle value of what the samples of a quarter of the time say; the first quarter is number 0.
    func median(_ quarter: Int, _ value: (ProcessSample) -> Int) -> Int {
      let part = samples.count * quarter / 4..<max(samples.count * (quarter + 1) / 4, 1)
      let values = samples[part.clamped(to: samples.indices)].map(value).sorted()
      return values.isEmpty ? 0 : values[values.count / 2]
    }
  }

  /// The most samples that are taken.
  private static let sampleCount = 400

  /// Starts a daemon of the index in the folder and loads it.
  ///
  /// - Throws: ``BenchError/soak(failures:first:)`` where anything went wrong but that the daemon had too much to do.
  func run(_ queries: [String], _ corpus: Corpus, in folder: TemporaryIndex) throws(BenchError) -> Figures {
    SoakSocket.raiseFileLimit(to: connections + 256)
    // Those who leave and come again may be counted twice for a moment.
    let maximum = connections + connections / 4 + 16
    let daemon = try ServingDaemon(
      folder, ["--set", "connections.maximum=\(maximum)", "--set", "log.level=warning"])
    defer { daemon.end() }
    var articles: [Article] = []
    _ = corpus.articles { if articles.count < SoakIndexing.articleCount { articles.append($0) } }
    let tally = SoakTally()
    let indexing = SoakIndexing(path: folder.path, articles)
    let crowd = SoakCrowd(
      socket: daemon.socket, SoakRequests(queries: queries), tally, connections: connections, seed: seed)
    let (samples, largestLogByteCount) = watch(daemon, tally, index: folder.path)
    crowd.end()
    let commits = try indexing.end()
    let counts = tally.counts
    if let first = counts.firstFailure { throw .soak(failures: counts.failures, first: first) }
    return Figures(
      connections: connections, seconds: seconds, counts: counts, commits: commits, samples: samples,
      largestLogByteCount: largestLogByteCount)
  }

  private func watch(
    _ daemon: ServingDaemon, _ tally: SoakTally, index: String
  ) -> (samples: [ProcessSample], largestLogByteCount: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let interval = max(0.05, seconds / Double(SoakBench.sampleCount))
    var samples: [ProcessSample] = []
    var largestLogByteCount = 0
    while true {
      let elapsed = (clock.now - start).seconds
      if let sample = ProcessSample(of: daemon.identifier, seconds: elapsed) { samples.append(sample) }
      largestLogByteCount = max(largestLogByteCount, SoakBench.logByteCount(index))
      guard elapsed + interval <= seconds, tally.counts.failures == 0 else { return (samples, largestLogByteCount) }
      Thread.sleep(forTimeInterval: interval)
    }
  }

  /// The bytes of the write-ahead logs in a folder.
  private static func logByteCount(_ folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix("-wal") }.reduce(0) { $0 + (FileStamp(path: "\(folder)/\($1)")?.byteCount ?? 0) }
  }
}
