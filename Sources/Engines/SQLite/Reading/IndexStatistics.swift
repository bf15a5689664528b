/// What an index holds.
public struct IndexStatistics: Sendable {
  /// What one shard holds.
  public struct Shard: Sendable, Equatable {
    /// Articles in the shard.
    public var articles: Int
    /// Bytes of their titles and bodies, UTF-8.
    public var bytes: Int
    /// Bytes of its file, and of the log beside it.
    public var fileByteCount: Int
    /// Words and runs of letters in its vocabulary.
    public var vocabularyTerms: Int
    /// Commits so far.
    public var generation: Int64
  }

  /// What articles are counted by.
  public enum Label: String, Sendable, CaseIterable {
    /// Where they come from.
    case source
    /// Their BCP 47 tags.
    case language
  }

  /// The identity of the index, which a rebuilt one does not share.
  public var indexId: String
  /// The shards in order.
  public var shards: [Shard] = []
  /// The most frequent values of each label, and how many articles have them.
  public var labels: [Label: [(value: String, articles: Int)]] = [:]
  /// How many different values each label has.
  public var labelCounts: [Label: Int] = [:]

  init(indexId: String) { self.indexId = indexId }

  /// Articles in all shards.
  public var articles: Int { shards.reduce(0) { $0 + $1.articles } }
  /// Bytes of titles and bodies in all shards.
  public var bytes: Int { shards.reduce(0) { $0 + $1.bytes } }
  /// Bytes of all files.
  public var fileByteCount: Int { shards.reduce(0) { $0 + $1.fileByteCount } }
  /// Grows with every commit of any shard.
  public var generation: Int64 { shards.reduce(0) { $0 + $1.generation } }
}
