import Synchronization

/// What the shards report while they are written: totals, and the first error.
final class WriteProgress: Sendable {
  private let state = Mutex((totals: WriteTotals(), error: IndexError?.none))

  var totals: WriteTotals { state.withLock { $0.totals } }

  /// Throws the first error that any shard met.
  func throwFirstError() throws(IndexError) {
    if let error = state.withLock({ $0.error }) { throw error }
  }

  func add(_ totals: WriteTotals) {
    state.withLock { state in
      state.totals.added += totals.added
      state.totals.replaced += totals.replaced
      state.totals.unchanged += totals.unchanged
      state.totals.removed += totals.removed
    }
  }

  /// Runs `body` unless something failed before, and keeps the error that it throws.
  func record(_ body: () throws(IndexError) -> Void) {
    guard state.withLock({ $0.error == nil }) else { return }
    do throws(IndexError) {
      try body()
    } catch {
      state.withLock { $0.error = $0.error ?? error }
    }
  }
}
