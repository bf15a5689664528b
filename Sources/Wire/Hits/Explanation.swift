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
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "explain")
    score = try members.double("score")
    terms = try members.values("terms") { value throws(MalformedReply) in try ExplainedTerm(value) }
    sentence = try members.optionalValue("sentence") { value throws(MalformedReply) in try ExplainedSentence(value) }
  }
}

extension Explanation: WireEncodable {
  /// Writes `{"score":…,"terms":[…],"sentence":{…}}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("score", score)
    writer.appendMember("terms", terms)
    writer.appendMember("sentence", sentence)
    writer.endObject()
  }
}
