public import ShirabeJSON

/// The result of `unsubscribe`: `{}`. No notification of the subscription follows it.
public struct UnsubscribeReply: Equatable, Sendable {
  /// Makes a result.
  public init() {}
}

extension UnsubscribeReply: Modelled, WireEncodable {
  static var noun: String { "the result of unsubscribe" }
  static var blank: UnsubscribeReply { UnsubscribeReply() }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == UnsubscribeReply {}

  /// Writes `{}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
