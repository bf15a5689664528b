/// What a searcher may use of memory, for each shard.
public struct ReadingMemory: Sendable, Equatable {
  /// Pages kept in memory, in units of 1,024 bytes.
  public var cacheKibibytes: Int
  /// Bytes of the shard that are mapped into memory instead of copied, at most what SQLite allows (0x7FFF0000).
  public var mappedByteCount: Int
  /// Bytes of the posting lists of one search; a search that needs more is refused.
  public var postingByteCount: Int

  /// Bytes that no searcher gets where the process has a limit: the program and its threads.
  private static let commonByteCount = 96 << 20
  /// From so many bytes of address space on files are mapped.
  private static let mappingByteCount = 512 << 20
  /// Less is not worth a mapping.
  private static let leastMappedByteCount = 16 << 20
  /// A searcher can do with so many pages.
  private static let leastCacheKibibytes = 64
  /// The lists of a search of ordinary words, in whatever memory.
  private static let leastPostingByteCount = 8 << 20

  /// Makes limits; by default as much is mapped as SQLite allows, and lists are as long as their places can tell.
  public init(
    cacheKibibytes: Int = 4096, mappedByteCount: Int = 0x7FFF_0000, postingByteCount: Int = Int(UInt32.max)
  ) {
    self.cacheKibibytes = cacheKibibytes
    self.mappedByteCount = mappedByteCount
    self.postingByteCount = postingByteCount
  }

  /// The limits, lowered to what the process may have for so many searchers, so that what is too much is refused and the
  /// process goes on: where an allocation of Swift's own fails, it ends.
  func fitted(to process: ProcessMemory, searchers: Int, shards: Int) -> ReadingMemory {
    var fitted = self
    // A connection more a shard looks at the index when it is opened.
    let connections = (searchers + 1) * shards
    if let addresses = process.addressByteCount {
      let share = max(0, addresses - Self.mappingByteCount) / 2 / connections
      fitted.mappedByteCount = share < Self.leastMappedByteCount ? 0 : min(mappedByteCount, share)
    }
    // A single search may have half of the machine; where the process has a limit, all searchers at once have room.
    fitted.postingByteCount = min(postingByteCount, process.machineByteCount / 2 / shards)
    if let share = ReadingMemory.share(of: process, searchers: searchers) {
      let pages = max(Self.leastCacheKibibytes, (share / 4 / shards) >> 10)
      fitted.cacheKibibytes = min(cacheKibibytes, pages)
      fitted.postingByteCount = min(fitted.postingByteCount, max(Self.leastPostingByteCount, share / 4) / shards)
    }
    return fitted
  }

  /// What each of so many searchers may take in all; nil where the process has no limit.
  static func share(of process: ProcessMemory, searchers: Int) -> Int? {
    process.limitedByteCount.map { max(0, $0 - Self.commonByteCount) / (searchers + 1) }
  }
}
