import Foundation
import ShirabeArticles
import ShirabeIndex
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The indexer is killed at random moments: the index is good each time, and running it again completes the work.
@Suite struct InterruptionTests {
  @Test func killingTheIndexerHarmsNothing() throws {
    var random = SplitMix64(seed: 77)
    let articles = try random.articles(2_000)
    let folder = try TemporaryFolder()
    let input = try folder.write("articles.jsonl", articles.map { $0.json.description + "\n" }.joined())

    let whole = folder.file("whole")
    let start = ContinuousClock.now
    #expect(try index(input, into: whole).status() == 0)
    let duration = ContinuousClock.now - start
    let expected = try answers(whole, &random)

    var interruptions = 0
    for round in 0..<20 {
      let path = folder.file("killed-\(round % 4)")
      let program = try index(input, into: path)
      let moment = duration * Double.random(in: 0...1, using: &random)
      Thread.sleep(forTimeInterval: Double(moment.components.attoseconds) / 1e18 + Double(moment.components.seconds))
      program.send(signal: SIGKILL)
      if try program.status() == -SIGKILL { interruptions += 1 }
      // Four indexes are killed five times each, and so also while they are completed and when nothing is left to do.
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let writer = try IndexWriter(path: path, mode: .existing)
      try writer.checkIntegrity()
      _ = try writer.finish()
      #expect(try IndexSearcherSource(path: path).openSearcher().status().articles <= articles.count)
    }
    #expect(interruptions > 5)
    for number in 0..<4 {
      let path = folder.file("killed-\(number)")
      #expect(try index(input, into: path).status() == 0)
      var again = SplitMix64(seed: 77)
      _ = try again.articles(2_000)
      #expect(try answers(path, &again) == expected)
    }
  }

  private func index(_ input: String, into path: String) throws -> Program {
    try Program("shirabe-index", ["--index", path, "--shards", "2", "--batch-bytes", "20000", input])
  }

  /// Totals, ids and scores of some searches.
  private func answers(_ path: String, _ random: inout SplitMix64) throws -> [String] {
    let searcher = try IndexSearcherSource(path: path).openSearcher()
    return try (0..<40).compactMap { round in
      let request = SearchRequest(query: random.prose(3), match: round % 2 == 0 ? .phrase : .any, parts: [])
      guard let result = try? searcher.search(request) else { return nil }
      return try "\(result.total) \(result.hits.map { "\($0.id) \($0.score)" }) \(searcher.status().articles)"
    }
  }
}
