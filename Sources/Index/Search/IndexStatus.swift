/// What an index is at the moment.
public struct IndexStatus: Sendable, Equatable {
  /// What one shard is at the moment.
  public struct Shard: Sendable, Equatable {
    /// Articles in the shard.
    public var articles: Int
    /// Bytes of their titles and bodies.
    public var bytes: Int
    /// Commits so far.
    public var generation: Int64
    /// What is wrong with it, where, and what to do about it; nil where nothing is known. The figures are then those that
    /// were seen last.
    public var problem: String?
  }

  /// The identity of the index, which a rebuilt one does not share; of the last one where there is none.
  public var indexId: String
  /// The shards in order; none where there is no index.
  public var shards: [Shard]
  /// Why there is no index to search; nil where there is one.
  public var problem: String?

  /// Whether no part of the index is known to be unusable.
  public var isSound: Bool { problem == nil && shards.allSatisfy { $0.problem == nil } }
  /// Articles in all shards.
  public var articles: Int { shards.reduce(0) { $0 + $1.articles } }
  /// Bytes of titles and bodies in all shards.
  public var bytes: Int { shards.reduce(0) { $0 + $1.bytes } }
  /// Grows with every commit of any shard.
  public var generation: Int64 { shards.reduce(0) { $0 + $1.generation } }
}
