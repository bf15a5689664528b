/// What a searcher's SQLite may use, for each shard.
public struct ReadingMemory: Sendable, Equatable {
  /// Pages kept in memory, in units of 1,024 bytes.
  public var cacheKibibytes: Int
  /// Bytes of the shard that are mapped into memory instead of copied, at most what SQLite allows (0x7FFF0000).
  public var mappedByteCount: Int

  /// Makes limits; by default as much is mapped as SQLite allows.
  public init(cacheKibibytes: Int = 4096, mappedByteCount: Int = 0x7FFF_0000) {
    self.cacheKibibytes = cacheKibibytes
    self.mappedByteCount = mappedByteCount
  }
}
