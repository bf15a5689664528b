import ShirabeJSON

/// One of the words of the protocol.
///
/// It has what `RawRepresentable` asks for, but that is not asked for: its `==` would compare words where cases will do.
protocol Choice: CaseIterable, Hashable, MemberElement {
  /// How it is written.
  var rawValue: String { get }
  /// What is written so; nil where nothing is.
  init?(rawValue: String)
}

extension Choice {
  @inline(__always)
  func append(to writer: inout JSONWriter) { writer.appendString(rawValue) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Self {
    let word = try reader.string(name)
    return try reader.require(name, listed(allCases.map(\.rawValue), "or"), Self(rawValue: word))
  }

  static func readAll(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> [Self] {
    var choices: [Self] = []
    for element in try reader.array(name) {
      let choice = element.string.flatMap(Self.init(rawValue:))
      choices.append(try reader.require(name, "an array of \(listed(allCases.map(\.rawValue)))", choice))
    }
    return choices
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    let words = allCases.map(\.rawValue).filter { $0 != facts.excluded.map { "\($0)" } }
    return ["enum": .array(words.map(JSON.string))]
  }
}
