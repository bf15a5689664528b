public import ShirabeJSON

/// The result of `analyze`: what the index sees in a text.
public struct AnalyzeReply: Equatable, Sendable {
  /// The text folded.
  public var folded: String
  /// The tokens in the order of the text.
  public var tokens: [AnalyzedToken]

  /// Makes a result.
  public init(folded: String, tokens: [AnalyzedToken]) {
    self.folded = folded
    self.tokens = tokens
  }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension AnalyzeReply: Modelled, WireEncodable {
  static var noun: String { "the result of analyze" }
  static var blank: AnalyzeReply { AnalyzeReply(folded: "", tokens: []) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == AnalyzeReply {
    try visitor.member("folded", \.folded)
    try visitor.member("tokens", \.tokens)
  }

  /// Writes `{"folded":…,"tokens":[…]}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
