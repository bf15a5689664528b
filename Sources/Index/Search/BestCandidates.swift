/// The best few of many candidates: those that may be among them are gathered, and sorted out whenever they are too many.
struct BestCandidates {
  /// Shorter stretches of scores are not worth their best, see ``expect(_:)``.
  private static let leastStretch = 4
  /// So many times what is wanted are gathered.
  private static let excess = 4

  private var gathered: [Candidate] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// The least key that can still get in.
  private(set) var threshold = -Double.infinity

  /// Finds out what the least of the best keys is at least, where all of these will be offered as keys: so most others need not
  /// get in first to be pushed out later.
  ///
  /// Of so many stretches as there are places, twice over, each has a best key; as many as there are places are at least as
  /// good as the middle one of these.
  ///
  /// - Complexity: O(scores + *limit* log *limit*).
  mutating func expect(_ scores: [Float]) {
    let stretchCount = 2 * limit
    guard limit > 0, scores.count >= BestCandidates.leastStretch * stretchCount else { return }
    let length = scores.count / stretchCount
    var best = scores.withUnsafeBufferPointer { scores in
      (0..<stretchCount).map { number in
        var greatest = -Float.infinity
        for index in number * length..<(number + 1) * length { greatest = max(greatest, scores[index]) }
        return greatest
      }
    }
    best.sort(by: >)
    threshold = max(threshold, Double(best[limit - 1]))
  }

  /// Takes a candidate if it may be among the best.
  ///
  /// - Complexity: O(1) for most that do not get in, O(log *limit*) on average for others.
  @inline(__always)
  mutating func offer(key: Double, _ candidate: () -> Candidate) {
    guard key >= threshold else { return }
    gathered.append(candidate())
    if gathered.count >= BestCandidates.excess * max(limit, 1) { sortOut() }
  }

  private mutating func sortOut() {
    gathered.sort(by: >)
    gathered.removeLast(max(0, gathered.count - limit))
    threshold = max(threshold, gathered.last?.key ?? .infinity)
  }

  /// The candidates, best first.
  consuming func sorted() -> [Candidate] {
    gathered.sort(by: >)
    return Array(gathered.prefix(limit))
  }
}
