public import ShirabeJSON

/// The result of `unsubscribe`: `{}`. No notification of the subscription follows it.
public struct UnsubscribeReply: Equatable, Sendable {
  /// Makes a result.
  public init() {}
}

extension UnsubscribeReply: WireEncodable {
  /// Writes `{}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.endObject()
  }
}
