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
  }

  /// The identity of the index, which a rebuilt one does not share.
  public var indexId: String
  /// The shards in order.
  public var shards: [Shard]

  /// Articles in all shards.
  public var articles: Int { shards.reduce(0) { $0 + $1.articles } }
  /// Bytes of titles and bodies in all shards.
  public var bytes: Int { shards.reduce(0) { $0 + $1.bytes } }
  /// Grows with every commit of any shard.
  public var generation: Int64 { shards.reduce(0) { $0 + $1.generation } }
}
