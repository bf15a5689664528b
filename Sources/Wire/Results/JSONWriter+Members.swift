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
}
