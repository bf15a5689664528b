/// A searcher of one edition of an index.
///
/// `@unchecked Sendable`: it is used by whoever holds the lock of the ``ReopeningSearcher`` that it belongs to.
struct OpenIndex: @unchecked Sendable {
  let edition: IndexEdition
  let searcher: IndexSearcher
  /// When the files had been written last as they were looked at last.
  var times: [Int64]
}
