public import ShirabeJSON

/// A form in which a term of the query stands in an article.
public struct ExplainedForm: Equatable, Sendable {
  /// The form as it was looked for.
  public var text: String
  /// Where it comes from: `literal` for what was written, else the name of the rule that gave it.
  public var origin: String
  /// At how many places of title and body it stands where no form before it does.
  public var frequency: Int

  /// Makes a form's share of the places of a term.
  public init(text: String, origin: String, frequency: Int) {
    self.text = text
    self.origin = origin
    self.frequency = frequency
  }

  /// Reads a form.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension ExplainedForm: Modelled, WireEncodable {
  static var noun: String { "a form of a term" }
  static var blank: ExplainedForm { ExplainedForm(text: "", origin: "", frequency: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == ExplainedForm {
    try visitor.member("text", \.text)
    try visitor.member("origin", \.origin)
    try visitor.member("frequency", \.frequency, MemberFacts(minimum: 1))
  }

  /// Writes `{"text":…,"origin":…,"frequency":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
