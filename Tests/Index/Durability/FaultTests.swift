import Foundation
import ShirabeArticles
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// The file system fails at every call in turn, once or from then on: there is an error or the right answer, and the index is
/// sound afterwards.
@Suite(.serialized) struct FaultTests {
  @Test(arguments: [false, true]) func writingSurvivesAnyFailure(_ isLasting: Bool) throws {
    var random = SplitMix64(seed: 31)
    let articles = try random.labelledArticles(30)
    let whole = try TemporaryIndex()
    try write(articles, to: whole.path)
    let expected = Answers(path: whole.path, articles)

    let failures = try everyCall("FAULTS_WRITING", isLasting) { plan in
      let index = try TemporaryIndex()
      let isDone = try FaultyFileSystem.with(plan, below: index.path) {
        do {
          try write(articles, to: index.path)
          return true
        } catch is IndexError {
          return false
        }
      }
      if FileManager.default.fileExists(atPath: index.path) {
        let check = try IndexCheck.run(path: index.path)
        #expect(check.findings.isEmpty, "\(check.findings)")
        #expect(isDone ? check.articles == articles.count : check.articles <= articles.count)
      } else {
        #expect(!isDone)
      }
      if !isDone { try write(articles, to: index.path) }
      #expect(Answers(path: index.path, articles).sameHits(as: expected, articles))
    }
    #expect(failures > 0)
  }

  @Test(arguments: [false, true]) func searchingSurvivesAnyFailure(_ isLasting: Bool) throws {
    var random = SplitMix64(seed: 32)
    let articles = try random.labelledArticles(30)
    let index = try TemporaryIndex()
    try write(articles, to: index.path)
    let expected = Answers(path: index.path, articles)
    #expect(expected.failures == 0)

    let failures = try everyCall("FAULTS_SEARCHING", isLasting) { plan in
      var opened: (any IndexEngine)?
      let answers = try FaultyFileSystem.with(plan, below: index.path) {
        opened = try? IndexSearcherSource(path: index.path).openSearcher()
        return opened.map { Answers($0, articles) }
      }
      #expect(answers?.wrong(besides: expected) ?? 0 == 0)
      // Whoever was in it goes on when it has passed.
      if let opened { #expect(Answers(opened, articles) == expected) }
    }
    #expect(failures > 0)
    #expect(try IndexCheck.run(path: index.path).findings.isEmpty)
  }

  /// Until it fits: the disk has room for so many bytes, each time some more.
  @Test func aFullDiskIsSaidAndHarmsNothing() throws {
    var random = SplitMix64(seed: 33)
    let articles = try random.labelledArticles(120)
    let whole = try TemporaryIndex()
    try write(articles, to: whole.path)
    let expected = Answers(path: whole.path, articles)
    let step = Int64((1 << 21) / ProofSize.count("DISK", bounded: 12))
    var room: Int64 = 0
    var refusals = 0
    while true {
      let index = try TemporaryIndex()
      let plan = FaultPlan(room: room)
      let error = try FaultyFileSystem.with(plan, below: index.path) { () -> IndexError? in
        do {
          try write(articles, to: index.path)
          return nil
        } catch let error as IndexError {
          return error
        }
      }
      if let error {
        refusals += 1
        #expect(error.kind == .storage)
        #expect(error.message.contains("disk is full"), "\(error)")
      }
      if FileManager.default.fileExists(atPath: index.path) {
        #expect(try IndexCheck.run(path: index.path).findings.isEmpty)
        #expect(try index.searcher().status().articles <= articles.count)
      }
      if error != nil { try write(articles, to: index.path) }
      #expect(Answers(path: index.path, articles).sameHits(as: expected, articles))
      if plan.failures == 0 { break }
      room += step
      #expect(room < 1 << 26)
    }
    ProofSize.report("DISK", "full at \(refusals) sizes, fits in \(room) bytes")
    #expect(refusals > 3)
  }

  /// Runs `body` for the first call, the second … until none fails any more; of so many only some where the proof is bounded.
  ///
  /// - Returns: How many runs met a failure.
  private func everyCall(_ name: String, _ isLasting: Bool, _ body: (FaultPlan) throws -> Void) throws -> Int {
    let bound = ProofSize.count(name, bounded: 8)
    var (nth, runs) = (1, 0)
    while true {
      let plan = FaultPlan(failingCall: nth, isLasting: isLasting)
      try body(plan)
      if plan.failures == 0 { break }
      runs += 1
      // The first ones all, then ever fewer.
      nth += runs < bound ? 1 : max(1, nth / bound)
    }
    ProofSize.report(name, "\(runs) failing calls up to the \(nth - 1)th, \(isLasting ? "for good" : "once")")
    return runs
  }

  private func write(_ articles: [Article], to path: String) throws {
    let writer = try IndexWriter(path: path, batchByteCount: 4_000)
    for article in articles { try writer.add(article) }
    _ = try writer.finish()
  }
}
