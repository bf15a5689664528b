import Synchronization

/// What the shards report while they are written: totals, duplicates, and the first error.
final class WriteProgress: Sendable {
  private let state = Mutex((totals: WriteTotals(), duplicates: [DuplicateArticle](), error: IndexError?.none))

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
      state.totals.leftOut += totals.leftOut
    }
  }

  /// Counts a duplicate and keeps it until it is asked for.
  func note(_ duplicate: DuplicateArticle) {
    state.withLock { state in
      state.totals.duplicates += 1
      state.duplicates.append(duplicate)
    }
  }

  /// Names other originals of duplicates that were noted, by the ids that were named, as bytes.
  func renameOriginals(_ names: [[UInt8]: String]) {
    guard !names.isEmpty else { return }
    state.withLock { state in
      for index in state.duplicates.indices {
        guard let name = names[Array(state.duplicates[index].originalId.utf8)] else { continue }
        state.duplicates[index].originalId = name
      }
    }
  }

  /// The duplicates that were noted since they were asked for last.
  func takeDuplicates() -> [DuplicateArticle] {
    state.withLock { state in
      guard !state.duplicates.isEmpty else { return [] }
      defer { state.duplicates = [] }
      return state.duplicates
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
