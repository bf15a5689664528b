public import ShirabeJSON

/// The parameters of `status`, `metrics` and `ping`: none.
public struct NoParameters: Equatable, Sendable {
  /// Makes no parameters.
  public init() {}

  /// Checks that there are no params, or an empty object.
  public init(_ params: JSON?, method: String) throws(ParameterError) {
    _ = try ParameterReader(params, method: method, names: [])
  }
}

extension NoParameters: WireEncodable {
  /// Writes `{}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.endObject()
  }
}
