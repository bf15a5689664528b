import Glibc

/// How good a ranking is, or the mean of several (Manning, Raghavan and Schütze, Introduction to Information Retrieval,
/// section 8.4), each figure from 0 to 1.
struct RankingQuality: Equatable {
  /// Whether the first is right.
  var recallAtOne = 0.0
  /// 1 over the rank of the first that is right.
  var reciprocalRank = 0.0
  /// Gain discounted by the binary logarithm of rank + 1, over the first ten, as a share of the best that can be had.
  var gainAtTen = 0.0

  /// Measures a ranking; what is right is equally so.
  init(_ ranking: [String], right: Set<String>) {
    guard let first = ranking.firstIndex(where: right.contains) else { return }
    recallAtOne = first == 0 ? 1 : 0
    reciprocalRank = 1 / Double(first + 1)
    let gain = ranking.prefix(10).enumerated().filter { right.contains($0.element) }
      .reduce(0) { $0 + RankingQuality.discount($1.offset) }
    let best = (0..<min(right.count, 10)).reduce(0) { $0 + RankingQuality.discount($1) }
    gainAtTen = gain / best
  }

  /// The mean of several; 0 of none.
  init(meanOf qualities: [RankingQuality]) {
    let count = Double(max(qualities.count, 1))
    recallAtOne = qualities.reduce(0) { $0 + $1.recallAtOne } / count
    reciprocalRank = qualities.reduce(0) { $0 + $1.reciprocalRank } / count
    gainAtTen = qualities.reduce(0) { $0 + $1.gainAtTen } / count
  }

  private static func discount(_ offset: Int) -> Double { 1 / log2(Double(offset + 2)) }
}
