public import ShirabeJSON

/// The parameters of `get`.
public struct GetParameters: Equatable, Sendable {
  /// The article's id.
  public var id: String
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters.
  public init(id: String, timeoutMilliseconds: Int? = nil) {
    self.id = id
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "get", names: ["id", "timeoutMilliseconds"])
    id = try reader.requiredString("id")
    timeoutMilliseconds = try reader.integer("timeoutMilliseconds", minimum: 1)
  }
}

extension GetParameters: WireEncodable {
  /// Writes the id, and the time where one is named.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("id", id)
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
    writer.endObject()
  }
}
