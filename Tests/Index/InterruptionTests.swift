import Foundation
import GRDB
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// Programs are killed at random moments: the index is sound each time, holds what was there before or after a batch, and
/// running the program again completes the work.
@Suite struct InterruptionTests {
  private static let batchByteCount = 1_500

  /// A new index, or replacements in one that is there: each time it is killed, looked at, and completed.
  @Test(arguments: [false, true]) func killingTheIndexerHarmsNothing(_ replaces: Bool) throws {
    var random = SplitMix64(seed: replaces ? 77 : 79)
    let folder = try TemporaryFolder(isInMemory: true)
    let old = try random.labelledArticles(40)
    let new = try old.map { try Article(id: $0.id, title: $0.title, body: "新" + $0.body, source: $0.source) }
    let oldInput = try folder.write("old.jsonl", InterruptionTests.lines(old))
    let newInput = try folder.write("new.jsonl", InterruptionTests.lines(new))
    let (base, fresh, whole) = (folder.file("base"), folder.file("fresh"), folder.file("whole"))
    #expect(try index(oldInput, into: base).status() == 0)
    #expect(try index(newInput, into: fresh).status() == 0)
    if replaces { try FileManager.default.copyItem(atPath: base, toPath: whole) }
    var writing = try duration { () throws in #expect(try index(newInput, into: whole).status() == 0) }
    let expected = Answers(path: fresh, new)
    #expect(expected.failures == 0)
    // What a run that nobody kills commits, it commits at the same articles when it is killed.
    let states = try InterruptionTests.rows(whole).map { replaces ? $0 - old.count : $0 }
    #expect(states.count > 5)

    let count = (ProofSize.count("KILLS", bounded: InterruptionTests.boundedKills) + 1) / 2
    var (killed, between) = (0, 0)
    for number in 0..<count {
      let path = folder.file("killed-\(number)")
      defer { try? FileManager.default.removeItem(atPath: path) }
      if replaces { try FileManager.default.copyItem(atPath: base, toPath: path) }
      let program = try index(newInput, into: path)
      let time = try duration { () throws in
        wait(writing * Double.random(in: 0...1.05, using: &random))
        program.send(signal: SIGKILL)
        _ = try program.status()
      }
      if try program.status() == -SIGKILL {
        killed += 1
      } else {
        // The machine may have less, or more, to do than before.
        writing = time
      }
      let isBegun = FileManager.default.fileExists(atPath: path)
      if isBegun {
        let check = try IndexCheck.run(path: path)
        #expect(check.findings.isEmpty, "\(check.findings)")
        let done = replaces ? try InterruptionTests.newArticles(path) : check.articles
        if replaces { #expect(check.articles == old.count) }
        // Whatever takes longer than this commits by the clock as well.
        if time < .seconds(4) { #expect(([0] + states).contains(done), "\(done)") }
        if done > 0, done < new.count { between += 1 }
      }
      let again = try duration { () throws in #expect(try index(newInput, into: path).status() == 0) }
      // It had all to do.
      if !isBegun { writing = again }
      #expect(Answers(path: path, new).sameHits(as: expected, new), "round \(number)")
    }
    ProofSize.report(
      "KILLS",
      "\(killed) of \(count) killed \(replaces ? "while replacing" : "while adding"), "
        + "\(between) of them between two batches")
    #expect(killed > count / 3)
    #expect(between > 0)
  }

  /// So many kills are done in every run of the tests; `Config/proof.sh kills` does 1,000.
  private static let boundedKills = 200

  /// Repairs and restores are killed: the index is as it was, or as it is to be.
  @Test func killingARepairOrARestoreLeavesAWholeIndex() throws {
    var random = SplitMix64(seed: 78)
    let articles = try random.labelledArticles(80)
    let folder = try TemporaryFolder(isInMemory: true)
    let (path, damaged, backup) = (folder.file("index"), folder.file("damaged"), folder.file("backup.tar"))
    let input = try folder.write("articles.jsonl", InterruptionTests.lines(articles))
    #expect(try index(input, into: path).status() == 0)
    let expected = Answers(path: path, articles)
    #expect(try Program("shirabe-index", ["backup", "--index", path, backup]).status() == 0)
    try FileManager.default.copyItem(atPath: path, toPath: damaged)
    try DamagedIndex(damaged).execute("UPDATE vocabulary SET articles = articles + 1")

    let restoring = try duration { () throws in
      #expect(try Program("shirabe-index", ["restore", "--force", "--index", path, backup]).status() == 0)
    }
    var killed = 0
    let count = ProofSize.count("KILLED_REPAIRS", bounded: 6)
    for number in 0..<count {
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: damaged, toPath: path)
      let arguments = number % 2 == 0 ? ["repair", "--index", path] : ["restore", "--force", "--index", path, backup]
      let program = try Program("shirabe-index", arguments)
      wait(restoring * Double.random(in: 0...(number % 2 == 0 ? 3 : 1), using: &random))
      program.send(signal: SIGKILL)
      if try program.status() == -SIGKILL { killed += 1 }
      #expect(try IndexCheck.run(path: path).findings.allSatisfy { $0.part == .vocabulary })
      #expect(try Program("shirabe-index", arguments).status() == 0)
      #expect(try IndexCheck.run(path: path).findings.isEmpty)
      #expect(Answers(path: path, articles).sameHits(as: expected, articles))
      #expect(folder.names.allSatisfy { !$0.contains(".shirabe-") })
    }
    ProofSize.report("KILLED_REPAIRS", "\(killed) of \(count) killed")
    #expect(killed > 0)
  }

  private func index(_ input: String, into path: String) throws -> Program {
    try Program(
      "shirabe-index", ["--index", path, "--batch-bytes", String(InterruptionTests.batchByteCount), input])
  }

  private func duration(_ body: () throws -> Void) throws -> Duration {
    let start = ContinuousClock.now
    try body()
    return ContinuousClock.now - start
  }

  private func wait(_ duration: Duration) {
    Thread.sleep(
      forTimeInterval: Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds))
  }

  private static func lines(_ articles: [Article]) -> String {
    articles.map { $0.json.description + "\n" }.joined()
  }

  /// The highest rows that there were after each commit.
  private static func rows(_ path: String) throws -> [Int] {
    let queue = try DatabaseQueue(path: path + "/shard-0.db")
    defer { try? queue.close() }
    return try queue.read { try Int.fetchAll($0, sql: "SELECT last_row FROM generation ORDER BY generation") }
  }

  private static func newArticles(_ path: String) throws -> Int {
    try IndexSearcherSource(path: path).openSearcher().count(query: "新*", match: .all)
  }
}
