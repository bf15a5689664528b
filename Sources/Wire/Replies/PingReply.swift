public import ShirabeJSON

/// The result of `ping`: `{}`.
public struct PingReply: Equatable, Sendable {
  /// Makes a result.
  public init() {}
}

extension PingReply: WireEncodable {
  /// Writes `{}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.endObject()
  }
}
