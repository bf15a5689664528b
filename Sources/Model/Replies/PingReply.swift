public import ShirabeJSON

/// The result of `ping`: `{}`.
public struct PingReply: Equatable, Sendable {
  /// Makes a result.
  public init() {}
}

extension PingReply: Modelled, WireEncodable {
  static var noun: String { "the result of ping" }
  static var blank: PingReply { PingReply() }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == PingReply {}

  /// Writes `{}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
