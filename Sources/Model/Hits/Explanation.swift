public import ShirabeJSON

/// Why a hit has its score.
public struct Explanation: Equatable, Sendable {
  /// The score: the sum of those of the terms and of the sentence.
  public var score: Double
  /// What each term of the query gave.
  public var terms: [ExplainedTerm]
  /// What the best sentence gave, where hits were ordered by it.
  public var sentence: ExplainedSentence?

  /// Makes an explanation.
  public init(score: Double, terms: [ExplainedTerm], sentence: ExplainedSentence? = nil) {
    self.score = score
    self.terms = terms
    self.sentence = sentence
  }

  /// Reads an explanation.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension Explanation: Modelled, WireEncodable {
  static var noun: String { "explain" }
  static var blank: Explanation { Explanation(score: 0, terms: []) }
  static var definition: String? { "explanation" }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == Explanation {
    try visitor.member("score", \.score)
    try visitor.member("terms", \.terms)
    try visitor.member("sentence", \.sentence)
  }

  /// Writes `{"score":…,"terms":[…],"sentence":{…}}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
