public import ShirabeJSON

/// The sentence of an article that fits the query best, and what it gave to the score.
public struct ExplainedSentence: Equatable, Sendable {
  /// Its share of the score.
  public var score: Double
  /// The sentence.
  public var text: String

  /// Makes a sentence's share.
  public init(score: Double, text: String) {
    self.score = score
    self.text = text
  }

  /// Reads a sentence's share.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension ExplainedSentence: Modelled, WireEncodable {
  static var noun: String { "sentence" }
  static var blank: ExplainedSentence { ExplainedSentence(score: 0, text: "") }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == ExplainedSentence {
    try visitor.member("score", \.score)
    try visitor.member("text", \.text)
  }

  /// Writes `{"score":…,"text":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
