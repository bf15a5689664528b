import ShirabeArticles
import ShirabeQuery
import ShirabeScanEngine
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
    for round in 0..<120 {
      var bag = try BagOfWords.read(random.prose(12))
      if round.isMultiple(of: 2) {
        bag = bag.mapOperands { Operand($0.written, .piece, others: random.operand { $0.prose(2) }.others) }
      }
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

  /// What an article earns is the sum of what the best form of each item earns.
  @Test func theBestFormOfAnItemCounts() throws {
    var random = SplitMix64(seed: 8)
    let articles = try random.articles(60)
    let scanned = articles.map(ScannedArticle.init)
    let reader = try TemporaryIndex(articles).readers()[0]
    try reader.begin()
    defer { reader.end() }
    let averageLength = Float(scanned.reduce(0) { $0 + $1.title.count + $1.body.count }) / 60
    var several = 0
    for _ in 0..<40 {
      let bag = try BagOfWords.read(random.prose(6)).mapOperands {
        Operand($0.written, .piece, others: random.operand { $0.prose(1) }.others)
      }
      let evaluation = try Evaluator([reader]).evaluate(bag)
      var expected: [UInt32: Float] = [:]
      for (row, article) in scanned.enumerated() {
        let length = 0.9 * (0.5 + 0.5 * Float(article.title.count + article.body.count) / averageLength)
        for (item, term) in zip(bag.items, evaluation.terms) {
          let earned = item.operand.forms.map { form in
            let frequency = Float(3 * article.title.places(form.phrase).count + article.body.places(form.phrase).count)
            return form.weight * frequency * 1.9 / (frequency + length)
          }
          several += earned.count { $0 > 0 } > 1 ? 1 : 0
          if let best = earned.max(), best > 0 { expected[UInt32(row + 1), default: 0] += term.weight * best }
        }
      }
      let matches = evaluation.matches[0]
      #expect(matches.rows == expected.keys.sorted() && evaluation.total == expected.count)
      for (row, score) in zip(matches.rows, matches.scores) {
        #expect(abs(score - (expected[row] ?? 0)) <= 1e-4 * max(1, score))
      }
    }
    #expect(several > 200)
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
