public import ShirabeJSON

/// The result of `metrics`.
public struct MetricsReply: Equatable, Sendable {
  /// The figures in Prometheus' text format, version 0.0.4.
  public var text: String

  /// Makes a result.
  public init(text: String) { self.text = text }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension MetricsReply: Modelled, WireEncodable {
  static var noun: String { "the result of metrics" }
  static var blank: MetricsReply { MetricsReply(text: "") }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == MetricsReply {
    try visitor.member("text", \.text, "Figures in Prometheus' text format, version 0.0.4.")
  }

  /// Writes `{"text":"…"}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
