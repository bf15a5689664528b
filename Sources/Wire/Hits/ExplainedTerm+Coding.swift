public import ShirabeJSON

extension ExplainedTerm: WireEncodable {
  /// Writes every member.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("text", text)
    writer.appendMember("kind", kind.rawValue)
    writer.appendMember("titleFrequency", titleFrequency)
    writer.appendMember("bodyFrequency", bodyFrequency)
    writer.appendMember("documentFrequency", documentFrequency)
    writer.appendMember("weight", weight)
    writer.appendMember("score", score)
    writer.appendMember("matchedBy", matchedBy.map(\.rawValue))
    writer.endObject()
  }
}

extension ExplainedTerm {
  /// Reads a term's share.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "a term of explain")
    self.init(
      text: try members.string("text"), kind: try members.choice("kind"),
      titleFrequency: try members.integer("titleFrequency"), bodyFrequency: try members.integer("bodyFrequency"),
      documentFrequency: try members.integer("documentFrequency"), weight: try members.double("weight"),
      score: try members.double("score"), matchedBy: try members.choices("matchedBy"))
  }
}
