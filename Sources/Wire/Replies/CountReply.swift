public import ShirabeJSON

/// The result of `count`.
public struct CountReply: Equatable, Sendable {
  /// How many articles match; exact.
  public var total: Int

  /// Makes a result.
  public init(total: Int) { self.total = total }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) {
    total = try MemberReader(value, what: "the result of count").integer("total")
  }
}

extension CountReply: WireEncodable {
  /// Writes `{"total":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("total", total)
    writer.endObject()
  }
}
