/// A searcher of one edition of an index.
///
/// `@unchecked Sendable`: it is used by whoever holds the lock of the ``ReopeningSearcher`` that it belongs to.
struct OpenedShards: @unchecked Sendable {
  let edition: OpenedIndex
  let searcher: IndexSearcher
  /// When the files had been written last as they were looked at last.
  var times: [Int64]
  /// The files where they are read as they stand; nil where SQLite sees to it that others write meanwhile.
  let standing: StandingFiles?

  /// Whether what is read of it counts no more: it is read as it stands, and was written since.
  var isOutdated: Bool { standing.map { !$0.areUnchanged } ?? false }
}
