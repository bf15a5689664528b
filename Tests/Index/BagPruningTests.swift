import ShirabeArticles
import ShirabeQuery
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// Bags of words with contenders pruned, against the same with every sum worked out.
@Suite struct BagPruningTests {
  @Test(arguments: [1, 3])
  func theBestAndTheTotalAreTheSame(_ shardCount: Int) throws {
    var random = SplitMix64(seed: 7)
    let index = try TemporaryIndex(try random.articles(2000), shards: shardCount)
    let readers = try index.readers()
    for reader in readers { try reader.begin() }
    defer { for reader in readers { reader.end() } }
    let evaluator = Evaluator(readers)
    var pruned = 0
    for _ in 0..<120 {
      let bag = BagOfWords(random.prose(12))
      let all = try evaluator.evaluate(bag)
      for depth in [1, 10, 50] {
        let best = try evaluator.evaluate(bag, depth: depth)
        #expect(best.total == all.total)
        #expect(BagPruningTests.best(best, depth) == BagPruningTests.best(all, depth))
        if best.matches.reduce(0, { $0 + $1.count }) < best.total { pruned += 1 }
      }
      #expect(try evaluator.evaluate(bag, depth: 0).total == all.total)
    }
    #expect(pruned > 30)
  }

  /// The best scores and where they are, worked out the long way.
  private static func best(_ evaluation: Evaluation, _ depth: Int) -> [[Double]] {
    var all: [[Double]] = []
    for (shard, matches) in evaluation.matches.enumerated() {
      for (row, score) in zip(matches.rows, matches.scores) {
        all.append([-Double(score), Double(shard), Double(row)])
      }
    }
    all.sort { $0.lexicographicallyPrecedes($1) }
    // Where the last few are equal, any of them may stand at the end.
    guard all.count >= depth else { return all }
    let last = all[depth - 1][0]
    return all.prefix(depth).filter { $0[0] < last } + [[last]]
  }
}
