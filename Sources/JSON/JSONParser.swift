/// Reads one JSON text from bytes (RFC 8259), strictly.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let maximumDepth: Int
  var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  /// The byte at `offset`, or nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func parseText() throws(JSONError) -> JSON {
    let value = try parseValue(depth: 0)
    skipSpace()
    if next != nil { throw failure("nothing may follow the value") }
    return value
  }

  private mutating func parseValue(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    guard let first = next else { throw failure("the text ends where a value should stand") }
    switch first {
    case UInt8(ascii: "{"): return .object(try parseObject(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try parseArray(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
    case UInt8(ascii: "t"): return try parseWord("true", as: .bool(true))
    case UInt8(ascii: "f"): return try parseWord("false", as: .bool(false))
    case UInt8(ascii: "n"): return try parseWord("null", as: .null)
    default: throw failure("a value must stand here")
    }
  }

  private mutating func parseObject(depth: Int) throws(JSONError) -> JSON.Object {
    try enter(depth)
    var members: [JSON.Object.Member] = []
    if take(UInt8(ascii: "}")) { return JSON.Object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a member's name in quotation marks must stand here") }
      let name = try parseString()
      guard take(UInt8(ascii: ":")) else { throw failure("a colon must follow the member's name") }
      members.append(JSON.Object.Member(name: name, value: try parseValue(depth: depth)))
      if take(UInt8(ascii: "}")) { return JSON.Object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or the object's closing brace must stand here") }
    }
  }

  private mutating func parseArray(depth: Int) throws(JSONError) -> [JSON] {
    try enter(depth)
    var elements: [JSON] = []
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try parseValue(depth: depth))
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or the array's closing bracket must stand here") }
    }
  }

  /// Steps over the opening bracket of an array or object at this depth.
  private mutating func enter(_ depth: Int) throws(JSONError) {
    if depth > maximumDepth { throw failure("nested deeper than \(maximumDepth) levels") }
    offset += 1
  }

  private mutating func parseWord(_ word: StaticString, as value: JSON) throws(JSONError) -> JSON {
    let count = word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: count)
    guard bytes.count - offset >= count, bytes[offset..<offset + count].elementsEqual(expected) else {
      throw failure("a value must stand here; is this meant to be \(word)?")
    }
    offset += count
    return value
  }

  /// Reads a number by the grammar of RFC 8259, section 6: no leading zeros, no plus sign, digits on both sides of the point.
  private mutating func parseNumber() throws(JSONError) -> JSON.Number {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    if next == UInt8(ascii: "0") {
      offset += 1
      if let next, isDigit(next) { throw failure("a number has no leading zero") }
    } else {
      try takeDigits()
    }
    if next == UInt8(ascii: ".") {
      offset += 1
      try takeDigits()
    }
    if let mark = next, mark | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      try takeDigits()
    }
    return JSON.Number(verified: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func takeDigits() throws(JSONError) {
    let start = offset
    while let next, isDigit(next) { offset += 1 }
    if offset == start { throw failure("a digit must stand here") }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Steps over spaces and then this byte; false, and only the spaces gone, where another stands there.
  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  func failure(_ reason: String) -> JSONError { JSONError(offset: offset, reason: reason) }
}
