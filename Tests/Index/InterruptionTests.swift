import Foundation
import ShirabeArticles
import ShirabeIndex
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Programs are killed at random moments: the index is sound each time, holds what was there before or after a batch, and
/// running the program again completes the work.
@Suite struct InterruptionTests {
  private static let batchByteCount = 3_000

  /// New indexes, and replacements in one that is there, by turns; each is killed, looked at, and completed.
  @Test func killingTheIndexerHarmsNothing() throws {
    var random = SplitMix64(seed: 77)
    let folder = try TemporaryFolder()
    let old = try random.labelledArticles(100)
    let new = try old.map { try Article(id: $0.id, title: $0.title, body: "新" + $0.body, source: $0.source) }
    let oldInput = try folder.write("old.jsonl", InterruptionTests.lines(old))
    let newInput = try folder.write("new.jsonl", InterruptionTests.lines(new))
    let (fresh, base) = (folder.file("fresh"), folder.file("base"))
    #expect(try index(oldInput, into: base).status() == 0)
    let start = ContinuousClock.now
    #expect(try index(newInput, into: fresh).status() == 0)
    let duration = ContinuousClock.now - start
    let expected = Answers(path: fresh, new)
    #expect(expected.failures == 0)
    let states = InterruptionTests.counts(new)

    let count = ProofSize.count("KILLS", bounded: 200)
    var (killed, between) = (0, 0)
    for number in 0..<count {
      let path = folder.file("killed-\(number)")
      defer { try? FileManager.default.removeItem(atPath: path) }
      let replaces = number % 2 == 1
      if replaces { try FileManager.default.copyItem(atPath: base, toPath: path) }
      let program = try index(newInput, into: path)
      // Replacing takes longer than adding.
      wait(duration * Double.random(in: 0...(replaces ? 2 : 1.1), using: &random))
      program.send(signal: SIGKILL)
      if try program.status() == -SIGKILL { killed += 1 }
      if FileManager.default.fileExists(atPath: path) {
        let check = try IndexCheck.run(path: path)
        #expect(check.findings.isEmpty, "\(check.findings)")
        if replaces {
          #expect(check.articles == old.count)
          let changed = try IndexSearcherSource(path: path).openSearcher().count(query: "新*", match: .all)
          if changed > 0, changed < old.count { between += 1 }
        } else {
          #expect(states.contains(check.articles), "\(check.articles)")
          if check.articles > 0, check.articles < new.count { between += 1 }
        }
      }
      #expect(try index(newInput, into: path).status() == 0)
      #expect(Answers(path: path, new).sameHits(as: expected, new), "round \(number)")
    }
    ProofSize.report("KILLS", "\(killed) of \(count) killed, \(between) of them between two batches")
    #expect(killed > count / 3)
    #expect(between > 0)
  }

  /// Repairs and restores are killed: the index is as it was, or as it is to be.
  @Test func killingARepairOrARestoreLeavesAWholeIndex() throws {
    var random = SplitMix64(seed: 78)
    let articles = try random.labelledArticles(80)
    let folder = try TemporaryFolder()
    let (path, damaged, backup) = (folder.file("index"), folder.file("damaged"), folder.file("backup.tar"))
    let input = try folder.write("articles.jsonl", InterruptionTests.lines(articles))
    #expect(try index(input, into: path).status() == 0)
    let expected = Answers(path: path, articles)
    #expect(try Program("shirabe-index", ["backup", "--index", path, backup]).status() == 0)
    try FileManager.default.copyItem(atPath: path, toPath: damaged)
    try DamagedIndex(damaged).execute("UPDATE vocabulary SET articles = articles + 1")

    let start = ContinuousClock.now
    #expect(try Program("shirabe-index", ["restore", "--force", "--index", path, backup]).status() == 0)
    let duration = ContinuousClock.now - start
    var killed = 0
    let count = ProofSize.count("KILLED_REPAIRS", bounded: 24)
    for number in 0..<count {
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: damaged, toPath: path)
      let arguments = number % 2 == 0 ? ["repair", "--index", path] : ["restore", "--force", "--index", path, backup]
      let program = try Program("shirabe-index", arguments)
      wait(duration * Double.random(in: 0...(number % 2 == 0 ? 4 : 1), using: &random))
      program.send(signal: SIGKILL)
      if try program.status() == -SIGKILL { killed += 1 }
      #expect(try IndexCheck.run(path: path).findings.allSatisfy { $0.part == .vocabulary })
      #expect(try Program("shirabe-index", arguments).status() == 0)
      #expect(try IndexCheck.run(path: path).findings.isEmpty)
      #expect(Answers(path: path, articles).sameHits(as: expected, articles))
      #expect(folder.names.allSatisfy { !$0.contains("staged") })
    }
    ProofSize.report("KILLED_REPAIRS", "\(killed) of \(count) killed")
    #expect(killed > 0)
  }

  private func index(_ input: String, into path: String) throws -> Program {
    try Program(
      "shirabe-index", ["--index", path, "--batch-bytes", String(InterruptionTests.batchByteCount), input])
  }

  private func wait(_ duration: Duration) {
    Thread.sleep(
      forTimeInterval: Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds))
  }

  private static func lines(_ articles: [Article]) -> String {
    articles.map { $0.json.description + "\n" }.joined()
  }

  /// The numbers of articles that a new index may hold between its batches: parcels are cut, and committed, by their bytes.
  private static func counts(_ articles: [Article]) -> Set<Int> {
    var counts: Set = [0, articles.count]
    var byteCount = 0
    for (number, article) in articles.enumerated() {
      byteCount += (article.title?.utf8.count ?? 0) + article.body.utf8.count
      guard byteCount >= batchByteCount else { continue }
      counts.insert(number + 1)
      byteCount = 0
    }
    return counts
  }
}
