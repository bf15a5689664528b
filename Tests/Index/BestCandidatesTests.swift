import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

struct BestCandidatesTests {
  /// The best few are those that sorting all gives, whether it is known before what they score at least or not.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func areTheFirstOfAllThatAreSorted(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let limit = Int.random(in: 1...20, using: &random)
    let wanted = Int.random(in: 1...limit, using: &random)
    // Few values, so that many are equal.
    let values = Int.random(in: 1...200, using: &random)
    var all: [Candidate] = []
    var best = BestCandidates(limit: limit)
    for shard in 0..<Int.random(in: 1...3, using: &random) {
      let scores = (0..<Int.random(in: 0...600, using: &random)).map { _ in
        Float(Int.random(in: 0..<values, using: &random))
      }
      best.expect(scores, wanted: wanted)
      for (row, score) in scores.enumerated() {
        let candidate = Candidate(
          key: Double(score), tieBreaker: UInt64.random(in: 0..<9, using: &random), shard: shard, row: UInt32(row),
          score: score)
        all.append(candidate)
        best.offer(key: candidate.key) { candidate }
      }
    }
    let found = best.sorted()
    // More than what is wanted, and what equals the last of it, need not be known.
    let expected = Array(all.sorted(by: >).prefix(limit))
    let least = expected.prefix(wanted).last?.key ?? 0
    #expect(found == Array(expected.prefix(found.count)))
    #expect(expected.dropFirst(found.count).allSatisfy { $0.key < least })
  }
}
