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
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of analyze")
    folded = try members.string("folded")
    tokens = try members.values("tokens") { value throws(MalformedReply) in try AnalyzedToken(value) }
  }
}

extension AnalyzeReply: WireEncodable {
  /// Writes `{"folded":…,"tokens":[…]}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("folded", folded)
    writer.appendMember("tokens", tokens)
    writer.endObject()
  }
}
