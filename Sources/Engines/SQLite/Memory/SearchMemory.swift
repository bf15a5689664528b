import GRDBSQLite

/// What SQLite may take of memory in the whole process, so that a search that needs too much fails and not the process.
///
/// A connection has its pages, as many as ``ReadingMemory`` says. A search has the body of an article besides, several times
/// while it is on its way out of SQLite, and what FTS5 and a few sorted rows take. Texts in Swift are not SQLite's, nor are
/// posting lists, which ``ReadingMemory`` bounds.
public struct SearchMemory: Sendable, Equatable {
  /// From here on pages are used again rather than added (<https://sqlite.org/c3ref/hard_heap_limit64.html>).
  public let softByteCount: Int64
  /// More is not given out: the search fails by `SQLITE_NOMEM`.
  public let hardByteCount: Int64

  /// For whatever is not pages, in a process and in one search.
  private static let commonByteCount: Int64 = 64 << 20
  private static let searchByteCount: Int64 = 256 << 20
  /// What a search must have whatever the process may have.
  private static let leastSearchByteCount: Int64 = 8 << 20

  /// What so many searchers need, each with a connection to every shard, and where the process has a limit no more than there
  /// is room for.
  public init(searchers: Int, shards: Int, _ memory: ReadingMemory, in process: ProcessMemory? = nil) {
    // A connection more a shard looks at the index when it is opened.
    let connections = Int64(searchers + 1) * Int64(shards)
    let pages = connections * Int64(memory.cacheKibibytes) << 10
    let share = process.flatMap { ReadingMemory.share(of: $0, searchers: searchers) }.map(Int64.init)
    let common = min(SearchMemory.commonByteCount, share.map { $0 / 8 } ?? .max)
    let search = min(
      SearchMemory.searchByteCount, share.map { max(SearchMemory.leastSearchByteCount, $0 / 4) } ?? .max)
    softByteCount = common + pages + pages / 4
    hardByteCount = softByteCount + Int64(searchers) * search
  }

  /// Sets the limits for the whole process.
  public func apply() {
    sqlite3_hard_heap_limit64(hardByteCount)
    sqlite3_soft_heap_limit64(softByteCount)
  }
}
