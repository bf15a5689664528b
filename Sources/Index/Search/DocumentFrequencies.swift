import ShirabeQuery
import Synchronization

/// In how many articles phrases stand, remembered for as long as the index stays as it is.
final class DocumentFrequencies: Sendable {
  /// So many are remembered; then it begins anew.
  private static let capacity = 65_536

  private let known = Mutex((generation: Int64(-1), counts: [Phrase: Int]()))

  /// The count of a phrase in a generation of the index, if it is known.
  func count(of phrase: Phrase, generation: Int64) -> Int? {
    known.withLock { $0.generation == generation ? $0.counts[phrase] : nil }
  }

  /// Remembers the count of a phrase in a generation of the index.
  func remember(_ count: Int, of phrase: Phrase, generation: Int64) {
    known.withLock { known in
      if known.generation != generation || known.counts.count >= DocumentFrequencies.capacity {
        known = (generation, [:])
      }
      known.counts[phrase] = count
    }
  }
}
