import ShirabeJSON

/// How a moment stands in messages: as two members of theirs.
extension IndexMoment {
  /// Reads the members, both of which must be there.
  init(_ members: MemberReader) throws(MalformedReply) {
    self.init(try members.integer("generation"), indexId: try members.string("indexId"))
  }

  /// Writes the members.
  func encodeMembers(into writer: inout JSONWriter) {
    writer.appendMember("generation", generation)
    writer.appendMember("indexId", indexId)
  }
}
