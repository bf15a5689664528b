public import ShirabeJSON

/// The result of `count`.
public struct CountReply: Equatable, Sendable {
  /// How many articles match; exact.
  public var total: Int

  /// Makes a result.
  public init(total: Int) { self.total = total }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension CountReply: Modelled, WireEncodable {
  static var noun: String { "the result of count" }
  static var blank: CountReply { CountReply(total: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == CountReply {
    try visitor.member("total", \.total)
  }

  /// Writes `{"total":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
