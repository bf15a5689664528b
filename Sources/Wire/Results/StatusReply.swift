/// The result of `status`.
public struct StatusReply: Equatable, Sendable {
  /// One database of the index.
  public struct Shard: Equatable, Sendable {
    /// How many articles it holds.
    public var articles: Int
    /// The bytes of their titles and bodies, UTF-8.
    public var bytes: Int
    /// Grows with every change committed to it.
    public var generation: Int

    /// Makes a shard's figures.
    public init(articles: Int, bytes: Int, generation: Int) {
      self.articles = articles
      self.bytes = bytes
      self.generation = generation
    }
  }

  /// The daemon's version.
  public var version: String
  /// The identity of the index, given at its creation.
  public var indexId: String
  /// How many articles the index holds.
  public var articles: Int
  /// The bytes of their titles and bodies, UTF-8.
  public var bytes: Int
  /// Grows with every committed change of the index.
  public var generation: Int
  /// How long the daemon has been running.
  public var uptimeSeconds: Int
  /// How many requests it has served.
  public var requests: Int
  /// The databases of the index.
  public var shards: [Shard]
  /// How the daemon does; nil from a daemon that does not tell.
  public var activity: DaemonActivity?

  /// Makes a result.
  public init(
    version: String, indexId: String, articles: Int, bytes: Int, generation: Int, uptimeSeconds: Int, requests: Int,
    shards: [Shard], activity: DaemonActivity? = nil
  ) {
    self.version = version
    self.indexId = indexId
    self.articles = articles
    self.bytes = bytes
    self.generation = generation
    self.uptimeSeconds = uptimeSeconds
    self.requests = requests
    self.shards = shards
    self.activity = activity
  }
}
