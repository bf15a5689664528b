public import ShirabeJSON

/// The result of `whyNot`.
public struct WhyNotReply: Equatable, Sendable {
  /// Whether the article matches the query.
  public var matches: Bool
  /// What keeps it out; empty where it matches.
  public var reasons: [WhyNotReason]

  /// Makes a result.
  public init(matches: Bool, reasons: [WhyNotReason]) {
    self.matches = matches
    self.reasons = reasons
  }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension WhyNotReply: Modelled, WireEncodable {
  static var noun: String { "the result of whyNot" }
  static var blank: WhyNotReply { WhyNotReply(matches: false, reasons: []) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == WhyNotReply {
    try visitor.member("matches", \.matches)
    try visitor.member("reasons", \.reasons)
  }

  /// Writes `{"matches":…,"reasons":[…]}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
