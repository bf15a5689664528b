import Synchronization

/// The columns of one shard, shared by all connections to it: whoever sees newer rows first adds them for all.
final class SharedDocValues<Columns: RowColumns>: Sendable {
  private let columns = Mutex(Columns())
  private let latestEdition = Atomic(0)

  /// How often the columns were made anew.
  var edition: Int { latestEdition.load(ordering: .acquiring) }

  /// As they are now, which is not what every search may go by.
  var current: Columns { columns.withLock { $0 } }

  /// Columns that know all articles of a state; `read` is asked to add what is missing.
  ///
  /// What it has added before it fails is kept: a search whose time is over while it reads spares the next so much, and
  /// rows that were never read to their end would keep every search from being answered.
  ///
  /// - Parameter own: What the same reader had last, from which it goes on where others have seen a later state.
  func upTo<Failure: Error>(
    _ state: ShardState, own: Columns, _ read: (inout Columns) throws(Failure) -> Void
  ) throws(Failure) -> Columns {
    let shared = current
    var known = shared.generation <= state.generation ? shared : own
    guard known.lastRow < state.lastRow else { return known }
    defer {
      columns.withLock { [known] shared in
        if known.edition == shared.edition, known.generation >= shared.generation, shared.lastRow < known.lastRow {
          shared = known
        }
      }
    }
    try read(&known)
    return known
  }

  /// Puts columns that were read from the beginning in the place of those that are worn.
  func renew(by new: Columns) {
    columns.withLock { shared in
      let edition = shared.edition + 1
      shared = new
      shared.edition = edition
      latestEdition.store(edition, ordering: .releasing)
    }
  }
}
