import ShirabeJSON

extension JSONWriter {
  /// Appends a string member, or nothing where it is nil.
  mutating func appendMember(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    appendKey(name)
    appendString(value)
  }

  /// Appends an array of strings, or nothing where it is nil.
  mutating func appendMember(_ name: StaticString, _ values: [String]?) {
    guard let values else { return }
    appendKey(name)
    beginArray()
    for value in values { appendString(value) }
    endArray()
  }

  /// Appends an integer member.
  mutating func appendMember(_ name: StaticString, _ value: Int) {
    appendKey(name)
    appendInteger(value)
  }

  /// Appends a number as a member.
  mutating func appendMember(_ name: StaticString, _ value: Double) {
    appendKey(name)
    appendDouble(value)
  }

  /// Appends a boolean member.
  mutating func appendMember(_ name: StaticString, _ value: Bool) {
    appendKey(name)
    appendBool(value)
  }

  /// Appends an array of pairs of offsets.
  mutating func appendMember(_ name: StaticString, _ ranges: [Range<Int>]) {
    appendKey(name)
    beginArray()
    for range in ranges {
      // There may be millions, of which none is written any more.
      if isEnded { break }
      beginArray()
      appendInteger(range.lowerBound)
      appendInteger(range.upperBound)
      endArray()
    }
    endArray()
  }

  /// Appends a value as a member, or nothing where it is nil.
  mutating func appendMember(_ name: StaticString, _ value: (some WireEncodable)?) {
    guard let value else { return }
    appendKey(name)
    value.encode(into: &self)
  }

  /// Appends an array of values, or nothing where it is nil.
  mutating func appendMember(_ name: StaticString, _ values: [some WireEncodable]?) {
    guard let values else { return }
    appendKey(name)
    beginArray()
    for value in values { value.encode(into: &self) }
    endArray()
  }
}
