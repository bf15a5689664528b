import ShirabeJSON

/// A value that may stand in a reply: as a member of an object.
protocol MemberValue: Sendable {
  /// Appends the value.
  func append(to writer: inout JSONWriter)
  /// Reads the member of this name, which must be there.
  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Self
  /// The keywords of JSON Schema that say what the value may be.
  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object
}

/// A value that may stand in an array too.
protocol MemberElement: MemberValue {
  /// Reads the member of this name, an array that must be there.
  static func readAll(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> [Self]
}
