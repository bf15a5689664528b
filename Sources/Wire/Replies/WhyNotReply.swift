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
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of whyNot")
    matches = try members.boolean("matches")
    reasons = try members.values("reasons") { value throws(MalformedReply) in try WhyNotReason(value) }
  }
}

extension WhyNotReply: WireEncodable {
  /// Writes `{"matches":…,"reasons":[…]}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("matches", matches)
    writer.appendMember("reasons", reasons)
    writer.endObject()
  }
}
