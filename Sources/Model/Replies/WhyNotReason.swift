public import ShirabeJSON

/// One thing that keeps an article out of a search.
public struct WhyNotReason: Equatable, Sendable {
  /// Which part of the query it is.
  public enum Kind: String, CaseIterable, Sendable, Choice {
    /// A term that the article does not have.
    case term
    /// A phrase whose tokens the article has, but not together.
    case phrase
    /// A phrase that is not in its field.
    case field
    /// A condition that the article does not meet.
    case filter
    /// Something excluded that the article has.
    case excluded
    /// Phrases that stand too far apart.
    case near
    /// A beginning that no word of the article has.
    case prefix
  }

  /// Which part of the query it is.
  public var kind: Kind
  /// That part as written.
  public var text: String
  /// What is missing or in the way, in plain words.
  public var message: String

  /// Makes a reason.
  public init(kind: Kind, text: String, message: String) {
    self.kind = kind
    self.text = text
    self.message = message
  }

  /// Reads a reason.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension WhyNotReason: Modelled, WireEncodable {
  static var noun: String { "a reason" }
  static var blank: WhyNotReason { WhyNotReason(kind: .term, text: "", message: "") }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == WhyNotReason {
    try visitor.member("kind", \.kind)
    try visitor.member("text", \.text)
    try visitor.member("message", \.message, MemberFacts(minimumLength: 1))
  }

  /// Writes `{"kind":…,"text":…,"message":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
