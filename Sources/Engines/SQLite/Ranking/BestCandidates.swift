/// The best few of many candidates: those that may be among them are gathered, and sorted out whenever they are too many.
struct BestCandidates {
  /// So many times what is wanted are gathered.
  private static let excess = 4

  private var gathered: [Candidate] = []
  /// The last of the best so far, once there are so many; whatever comes after it cannot get in any more.
  private var least: Candidate?
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// The least key that can still get in.
  private(set) var threshold = -Double.infinity

  /// Finds out what the least of the keys that are wanted is at least, where all of these will be offered as keys: so most
  /// others need not get in first to be pushed out later. What equals the least that is wanted still gets in.
  ///
  /// Of at least twice as many stretches as keys are wanted, each has a best key; as many as are wanted are at least as good
  /// as one in the middle of these.
  ///
  /// - Parameter count: How many are wanted, 1 or more.
  /// - Complexity: O(scores + *count* log *count*).
  mutating func expect(_ scores: [Float], wanted count: Int) {
    let length = max(1, scores.count / (2 * count))
    let stretchCount = scores.count / length
    guard stretchCount > count else { return }
    var best = scores.withUnsafeBufferPointer { scores in
      (0..<stretchCount).map { number in
        var greatest = -Float.infinity
        for index in number * length..<(number + 1) * length { greatest = max(greatest, scores[index]) }
        return greatest
      }
    }
    best.sort(by: >)
    threshold = max(threshold, Double(best[count - 1]))
  }

  /// Takes a candidate if it may be among the best.
  ///
  /// - Complexity: O(1) for most that do not get in, O(log *limit*) on average for others.
  @inline(__always)
  mutating func offer(key: Double, _ candidate: () -> Candidate) {
    guard key >= threshold else { return }
    let candidate = candidate()
    // Where most keys are equal, as those of mere filters are, the key alone holds nothing back.
    if let least, candidate < least { return }
    gathered.append(candidate)
    if gathered.count >= BestCandidates.excess * max(limit, 1) { sortOut() }
  }

  private mutating func sortOut() {
    gathered.sort(by: >)
    gathered.removeLast(max(0, gathered.count - limit))
    least = gathered.last
    threshold = max(threshold, least?.key ?? .infinity)
  }

  /// The candidates, best first, without any that may lack others before it.
  consuming func sorted() -> [Candidate] {
    gathered.removeAll { $0.key < threshold }
    gathered.sort(by: >)
    return Array(gathered.prefix(limit))
  }
}
