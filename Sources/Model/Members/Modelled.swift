import ShirabeJSON

/// A type that stands in messages as a JSON object, and lists its members in one place: what writes it, what reads it and its
/// JSON Schema are made of that list.
protocol Modelled: MemberElement {
  /// What errors call a value: "a hit".
  static var noun: String { get }
  /// What reading begins with: every member that must be there is written over.
  static var blank: Self { get }
  /// The name under which schemas define the type once for all places; nil where each place spells it out.
  static var definition: String? { get }

  /// Lists the members, in the order in which they are written.
  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == Self

  /// Refuses what no list of members can: members that do not go with one another.
  ///
  /// - Parameter offsetUnit: What the offsets in the message count.
  func check(in offsetUnit: OffsetUnit) throws(MalformedReply)
}

extension Modelled {
  static var definition: String? { nil }

  func check(in offsetUnit: OffsetUnit) throws(MalformedReply) {}

  /// Writes the value as an object.
  @inline(__always)
  func write(into writer: inout JSONWriter) {
    writer.beginObject()
    var visitor = MemberWriter(self, &writer)
    Self.visitMembers(&visitor)
    visitor.giveBack(&writer)
    writer.endObject()
  }

  /// Reads an object; members that are not known here are passed over.
  init(reading value: JSON, in offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    try self.init(MemberReader(value, what: Self.noun, in: offsetUnit))
  }

  /// Takes the members out of an object that may have others.
  init(_ reader: MemberReader) throws(MalformedReply) {
    var visitor = MemberDecoder(Self.blank, reader)
    try Self.visitMembers(&visitor)
    try visitor.owner.check(in: reader.offsetUnit)
    self = visitor.owner
  }
}

/// How values that list their members stand as elements and as members.
extension Modelled {
  @inline(__always)
  func append(to writer: inout JSONWriter) { write(into: &writer) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Self {
    try Self(reading: try reader.value(name), in: reader.offsetUnit)
  }

  static func readAll(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> [Self] {
    var values: [Self] = []
    for element in try reader.array(name) { values.append(try Self(reading: element, in: reader.offsetUnit)) }
    return values
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    definitions.reference(to: Self.self)
  }
}
