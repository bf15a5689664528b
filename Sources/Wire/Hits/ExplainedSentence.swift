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
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "sentence")
    score = try members.double("score")
    text = try members.string("text")
  }
}

extension ExplainedSentence: WireEncodable {
  /// Writes `{"score":…,"text":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("score", score)
    writer.appendMember("text", text)
    writer.endObject()
  }
}
