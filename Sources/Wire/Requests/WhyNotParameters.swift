public import ShirabeJSON

/// The parameters of `whyNot`.
public struct WhyNotParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// The id of the article that is missed.
  public var id: String
  /// How the words combine; never `auto`.
  public var match: Match
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(query: String, id: String, match: Match = .all, timeoutMilliseconds: Int? = nil) {
    self.query = query
    self.id = id
    self.match = match
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "whyNot", names: ["query", "id", "match", "timeoutMilliseconds"])
    query = try reader.requiredString("query")
    id = try reader.requiredString("id")
    match = try reader.choice("match", of: [.all, .any, .phrase]) ?? .all
    timeoutMilliseconds = try reader.integer("timeoutMilliseconds", minimum: 1)
  }
}

extension WhyNotParameters: WireEncodable {
  /// Writes the query, the id, and how the words combine where that is not `all`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("query", query)
    writer.appendMember("id", id)
    if match != .all { writer.appendMember("match", match.rawValue) }
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
    writer.endObject()
  }
}
