public import ShirabeJSON

/// The parameters of `count`.
public struct CountParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// How its words combine; never `auto`.
  public var match: Match

  /// Makes parameters, with the contract's defaults.
  public init(query: String, match: Match = .all) {
    self.query = query
    self.match = match
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "count", names: ["query", "match"])
    query = try reader.requiredString("query")
    match = try reader.choice("match", of: [.all, .any, .phrase]) ?? .all
  }
}

extension CountParameters: WireEncodable {
  /// Writes the members that differ from the defaults, and the query.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("query", query)
    if match != .all { writer.appendMember("match", match.rawValue) }
    writer.endObject()
  }
}
