public import ShirabeJSON

/// The parameters of `count`.
public struct CountParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// How its words combine; never `auto`.
  public var match: Match
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(query: String, match: Match = .all, timeoutMilliseconds: Int? = nil) {
    self.query = query
    self.match = match
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "count", names: ["query", "match", "timeoutMilliseconds"])
    query = try reader.requiredString("query")
    match = try reader.choice("match", of: [.all, .any, .phrase]) ?? .all
    timeoutMilliseconds = try reader.integer("timeoutMilliseconds", minimum: 1)
  }
}

extension CountParameters: WireEncodable {
  /// Writes the members that differ from the defaults, and the query.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("query", query)
    if match != .all { writer.appendMember("match", match.rawValue) }
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
    writer.endObject()
  }
}
