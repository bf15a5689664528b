import ShirabeJSON

extension String: MemberElement {
  @inline(__always)
  func append(to writer: inout JSONWriter) { writer.appendString(self) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> String {
    try reader.string(name)
  }

  static func readAll(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> [String] {
    var strings: [String] = []
    for element in try reader.array(name) {
      strings.append(try reader.require(name, "an array of strings", element.string))
    }
    return strings
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    var schema: JSON.Object = ["type": "string"]
    schema["minLength"] = facts.minimumLength.map { JSON($0) }
    return schema
  }
}

extension Int: MemberValue {
  @inline(__always)
  func append(to writer: inout JSONWriter) { writer.appendInteger(self) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Int {
    try reader.require(name, "a whole number", try reader.value(name).int64.flatMap(Int.init(exactly:)))
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    var schema: JSON.Object = ["type": "integer"]
    schema["minimum"] = facts.minimum.map { JSON($0) }
    schema["maximum"] = facts.maximum.map { JSON($0) }
    return schema
  }
}

extension Double: MemberValue {
  @inline(__always)
  func append(to writer: inout JSONWriter) { writer.appendDouble(self) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Double {
    try reader.require(name, "a number", try reader.value(name).double)
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    ["type": "number"]
  }
}

extension Bool: MemberValue {
  @inline(__always)
  func append(to writer: inout JSONWriter) { writer.appendBool(self) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Bool {
    try reader.require(name, "true or false", try reader.value(name).bool)
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    ["type": "boolean"]
  }
}

/// A pair of offsets, neither negative, the second not before the first.
extension Range: MemberValue where Bound == Int {
  @inline(__always)
  func append(to writer: inout JSONWriter) {
    writer.beginArray()
    writer.appendInteger(lowerBound)
    writer.appendInteger(upperBound)
    writer.endArray()
  }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> Range<Int> {
    guard let range = Range(pair: try reader.value(name)) else { throw reader.malformed(name, "a pair of offsets") }
    return range
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    ["type": "array", "items": ["type": "integer", "minimum": 0], "minItems": 2, "maxItems": 2]
  }

  fileprivate init?(pair value: JSON) {
    guard let pair = value.array, pair.count == 2, let lower = pair[0].int64.flatMap(Int.init(exactly:)),
      let upper = pair[1].int64.flatMap(Int.init(exactly:)), 0 <= lower, lower <= upper
    else { return nil }
    self = lower..<upper
  }
}

extension Range: MemberElement where Bound == Int {
  static func readAll(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for element in try reader.array(name) {
      guard let range = Range(pair: element) else { throw reader.malformed(name, plural: "pairs of offsets") }
      ranges.append(range)
    }
    return ranges
  }
}

extension Array: MemberValue where Element: MemberElement {
  @inline(__always)
  func append(to writer: inout JSONWriter) {
    writer.beginArray()
    for element in self {
      // There may be millions, of which none is written any more.
      if writer.isEnded { break }
      element.append(to: &writer)
    }
    writer.endArray()
  }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> [Element] {
    try Element.readAll(name, reader)
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    var schema: JSON.Object = ["type": "array", "items": .object(Element.schema(facts, &definitions))]
    schema["minItems"] = facts.minimumCount.map { JSON($0) }
    schema["maxItems"] = facts.maximumCount.map { JSON($0) }
    return schema
  }
}
