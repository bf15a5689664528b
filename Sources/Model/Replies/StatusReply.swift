public import ShirabeJSON

/// The result of `status`.
public struct StatusReply: Equatable, Sendable {
  /// The daemon's version.
  public var version: String
  /// The identity of the index, given at its creation.
  public var indexId: String
  /// The folder of the index, as an absolute path; nil from a daemon that does not tell.
  public var folder: String?
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
  /// The databases of the index; none where there is no index to search.
  public var shards: [ShardStatus]
  /// Why there is no index to search; nil where there is one.
  public var problem: String?
  /// How the daemon does; nil from a daemon that does not tell.
  public var activity: DaemonActivity?

  /// Makes a result.
  public init(
    version: String, indexId: String, folder: String? = nil, articles: Int, bytes: Int, generation: Int,
    uptimeSeconds: Int, requests: Int,
    shards: [ShardStatus], problem: String? = nil, activity: DaemonActivity? = nil
  ) {
    self.version = version
    self.indexId = indexId
    self.folder = folder
    self.articles = articles
    self.bytes = bytes
    self.generation = generation
    self.uptimeSeconds = uptimeSeconds
    self.requests = requests
    self.shards = shards
    self.problem = problem
    self.activity = activity
  }

  /// Reads a result; members that are not known here are passed over.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension StatusReply: Modelled, WireEncodable {
  static var noun: String { "the result of status" }
  static var blank: StatusReply {
    StatusReply(
      version: "", indexId: "", articles: 0, bytes: 0, generation: 0, uptimeSeconds: 0, requests: 0, shards: [])
  }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == StatusReply {
    try visitor.member("version", \.version)
    try visitor.member("indexId", \.indexId)
    try visitor.member("folder", \.folder, "The folder of the index, as an absolute path.")
    try visitor.member("articles", \.articles)
    try visitor.member("bytes", \.bytes)
    try visitor.member("generation", \.generation)
    try visitor.member("uptimeSeconds", \.uptimeSeconds)
    try visitor.member("requests", \.requests)
    try visitor.member("shards", \.shards)
    try visitor.member("problem", \.problem, "Why there is no index to search; there are no shards then.")
    try visitor.members(of: \.activity, where: "ready")
  }

  /// Writes the result object.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
