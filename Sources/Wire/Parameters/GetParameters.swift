public import ShirabeJSON

/// The parameters of `get`.
public struct GetParameters: Equatable, Sendable {
  /// The article's id.
  public var id: String

  /// Makes parameters.
  public init(id: String) { self.id = id }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    id = try ParameterReader(params, method: "get", names: ["id"]).requiredString("id")
  }
}

extension GetParameters: WireEncodable {
  /// Writes `{"id":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("id", id)
    writer.endObject()
  }
}
