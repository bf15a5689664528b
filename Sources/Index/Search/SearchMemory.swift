import GRDBSQLite

/// What SQLite may take of memory in the whole process, so that a search that needs too much fails and not the process.
///
/// A connection has its pages, as many as ``ReadingMemory`` says. A search has the body of an article besides, several times
/// while it is on its way out of SQLite, and what FTS5 and a few sorted rows take. Posting lists and texts in Swift are not
/// SQLite's.
public struct SearchMemory: Sendable, Equatable {
  /// From here on pages are used again rather than added (<https://sqlite.org/c3ref/hard_heap_limit64.html>).
  public let softByteCount: Int64
  /// More is not given out: the search fails by `SQLITE_NOMEM`.
  public let hardByteCount: Int64

  /// For whatever is not pages, in a process and in one search.
  private static let commonByteCount: Int64 = 64 << 20
  private static let searchByteCount: Int64 = 256 << 20

  /// What so many searchers need, each with a connection to every shard.
  public init(searchers: Int, shards: Int, _ memory: ReadingMemory) {
    // A connection more a shard looks at the index when it is opened.
    let connections = Int64(searchers + 1) * Int64(shards)
    let pages = connections * Int64(memory.cacheKibibytes) << 10
    softByteCount = SearchMemory.commonByteCount + pages + pages / 4
    hardByteCount = softByteCount + Int64(searchers) * SearchMemory.searchByteCount
  }

  /// Sets the limits for the whole process.
  public func apply() {
    sqlite3_hard_heap_limit64(hardByteCount)
    sqlite3_soft_heap_limit64(softByteCount)
  }
}
