import Synchronization

/// In how many articles the terms of queries stand, remembered for as long as the index stays as it is.
final class DocumentFrequencies: Sendable {
  /// So many are remembered; then it begins anew.
  private static let capacity = 65_536

  private let known = Mutex((generation: Int64(-1), counts: [String: Int]()))

  /// The count of a term, by its MATCH expression, in a generation of the index, if it is known.
  func count(of expression: String, generation: Int64) -> Int? {
    known.withLock { $0.generation == generation ? $0.counts[expression] : nil }
  }

  /// Remembers the count of a term in a generation of the index.
  func remember(_ count: Int, of expression: String, generation: Int64) {
    known.withLock { known in
      if known.generation != generation || known.counts.count >= DocumentFrequencies.capacity {
        known = (generation, [:])
      }
      known.counts[expression] = count
    }
  }
}
