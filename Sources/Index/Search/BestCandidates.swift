import HeapModule

/// The best few of many candidates, by a heap of just so many.
struct BestCandidates {
  private var heap = Heap<Candidate>()
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    heap.reserveCapacity(limit)
  }

  /// The least key that can still get in.
  private(set) var threshold = -Double.infinity

  /// Takes a candidate if it is among the best so far.
  ///
  /// - Complexity: O(log *limit*), O(1) for most that do not get in.
  @inline(__always)
  mutating func offer(key: Double, _ candidate: () -> Candidate) {
    guard key >= threshold else { return }
    insert(candidate())
  }

  private mutating func insert(_ candidate: Candidate) {
    if heap.count < limit {
      heap.insert(candidate)
    } else if let least = heap.min, least < candidate {
      heap.replaceMin(with: candidate)
    }
    if heap.count >= limit { threshold = heap.min?.key ?? .infinity }
  }

  /// The candidates, best first.
  consuming func sorted() -> [Candidate] { heap.unordered.sorted(by: >) }
}
