import Synchronization

/// The columns of one shard, shared by all connections to it: whoever sees newer rows first adds them for all.
final class SharedColumns<Columns: RowColumns>: Sendable {
  private let columns = Mutex(Columns())

  /// The columns up to a row at least; `read` is asked to add what is missing.
  ///
  /// What it has added before it fails is kept: a search whose time is over while it reads spares the next so much, and
  /// rows that were never read to their end would keep every search from being answered.
  func upTo<Failure: Error>(
    row: Int64, _ read: (inout Columns) throws(Failure) -> Void
  ) throws(Failure) -> Columns {
    var known = columns.withLock { $0 }
    guard known.lastRow < row else { return known }
    defer {
      columns.withLock { [known] shared in
        if shared.lastRow < known.lastRow { shared = known }
      }
    }
    try read(&known)
    return known
  }
}
