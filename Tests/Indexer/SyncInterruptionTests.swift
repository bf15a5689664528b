import Foundation
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// A sync is killed at random moments while its folder changes: in the end the index is as one that is made afresh.
@Suite struct SyncInterruptionTests {
  @Test func `killing a sync costs work and nothing else`() throws {
    var random = SplitMix64(seed: 5)
    let indexer = try Indexer()
    try change(indexer, &random, -1)
    let start = ContinuousClock.now
    try indexer.sync("--shards", "2", "--batch-bytes", "5000")
    let duration = ContinuousClock.now - start
    var kills = 0
    for round in 0..<20 {
      try change(indexer, &random, round)
      let program = try indexer.start("sync", ["--shards", "2", "--batch-bytes", "5000", indexer.folder.file("in")])
      let moment = duration * Double.random(in: 0...1.2, using: &random)
      Thread.sleep(forTimeInterval: Double(moment.components.attoseconds) / 1e18 + Double(moment.components.seconds))
      program.send(signal: SIGKILL)
      if try program.status() == -SIGKILL { kills += 1 }
      guard FileManager.default.fileExists(atPath: indexer.folder.file("index")) else { continue }
      #expect(try IndexCheck.run(path: indexer.folder.file("index")).findings == [])
      _ = try IndexWriter(path: indexer.folder.file("index"), mode: .existing).finish()
    }
    #expect(kills > 5)
    try indexer.sync("--shards", "2")
    try indexer.sync("--shards", "2", index: "fresh")
    #expect(try indexer.articles() == indexer.articles(index: "fresh"))
    #expect(try indexer.ids().count > 300)
    #expect(try indexer.sync().output.hasPrefix("nothing changed"))
  }

  /// Adds, changes and removes files; none keeps its bytes under another name, since renamed ones keep their ids.
  private func change(_ indexer: Indexer, _ random: inout SplitMix64, _ round: Int) throws {
    for number in 0..<60 {
      let name = "\(Int.random(in: 0..<300, using: &random)).txt"
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try? indexer.remove(name)
      default: try indexer.write(name, "第\(round)版の\(number)番の橋が\(random.next())に開いた。")
      }
    }
    for file in 0..<3 {
      let lines = (0..<200).filter { _ in Bool.random(using: &random) }.map {
        "{\"id\":\"\(file)-\($0)\",\"body\":\"\(round)回目の港 \($0)\"}\n"
      }
      try indexer.write("\(file).jsonl", lines.joined())
    }
  }
}
