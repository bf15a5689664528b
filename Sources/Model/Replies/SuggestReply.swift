public import ShirabeJSON

/// The result of `suggest`.
public struct SuggestReply: Equatable, Sendable {
  /// The completions, best first.
  public var suggestions: [Completion]

  /// Makes a result.
  public init(suggestions: [Completion]) { self.suggestions = suggestions }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension SuggestReply: Modelled, WireEncodable {
  static var noun: String { "the result of suggest" }
  static var blank: SuggestReply { SuggestReply(suggestions: []) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SuggestReply {
    try visitor.member("suggestions", \.suggestions, MemberFacts(maximumCount: SuggestParameters.limits.upperBound))
  }

  /// Writes `{"suggestions":[…]}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
