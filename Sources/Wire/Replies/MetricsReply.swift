public import ShirabeJSON

/// The result of `metrics`.
public struct MetricsReply: Equatable, Sendable {
  /// The figures in Prometheus' text format, version 0.0.4.
  public var text: String

  /// Makes a result.
  public init(text: String) { self.text = text }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) {
    text = try MemberReader(value, what: "the result of metrics").string("text")
  }
}

extension MetricsReply: WireEncodable {
  /// Writes `{"text":"…"}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("text", text)
    writer.endObject()
  }
}
