/// What an index is at the moment.
public struct IndexStatus: Equatable, Sendable {
  /// The identity of the index, which a rebuilt one does not share; of the last one where there is none.
  public var indexId: String
  /// The shards in order; none where there is no index.
  public var shards: [ShardStatus]
  /// Why there is no index to search; nil where there is one.
  public var problem: String?

  /// Makes the status of an index of these shards.
  public init(indexId: String, shards: [ShardStatus], problem: String? = nil) {
    self.indexId = indexId
    self.shards = shards
    self.problem = problem
  }

  /// Whether no part of the index is known to be unusable.
  public var isSound: Bool { problem == nil && shards.allSatisfy { $0.problem == nil } }
  /// Articles in all shards.
  public var articles: Int { shards.reduce(0) { $0 + $1.articles } }
  /// Bytes of titles and bodies in all shards.
  public var bytes: Int { shards.reduce(0) { $0 + $1.bytes } }
  /// Grows with every commit of any shard.
  public var generation: Int { shards.reduce(0) { $0 + $1.generation } }
  /// The moment that the index has come to.
  public var moment: IndexMoment { IndexMoment(generation, indexId: indexId) }
}
