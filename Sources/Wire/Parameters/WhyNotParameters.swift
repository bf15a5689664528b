public import ShirabeJSON

/// The parameters of `whyNot`.
public struct WhyNotParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// The id of the article that is missed.
  public var id: String
  /// How the words combine; never `auto`.
  public var match: Match

  /// Makes parameters, with the contract's defaults.
  public init(query: String, id: String, match: Match = .all) {
    self.query = query
    self.id = id
    self.match = match
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "whyNot", names: ["query", "id", "match"])
    query = try reader.requiredString("query")
    id = try reader.requiredString("id")
    match = try reader.choice("match", of: [.all, .any, .phrase]) ?? .all
  }
}

extension WhyNotParameters: WireEncodable {
  /// Writes the query, the id, and how the words combine where that is not `all`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("query", query)
    writer.appendMember("id", id)
    if match != .all { writer.appendMember("match", match.rawValue) }
    writer.endObject()
  }
}
