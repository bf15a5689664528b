import ShirabeJSON

extension JSON.Object {
  /// The value of this name, or nil; of several the last. No string is made of the name.
  func value(named name: StaticString) -> JSON? {
    members.last { $0.isNamed(name) }?.value
  }

  /// How many members have this name.
  func count(named name: StaticString) -> Int {
    var count = 0
    for member in members where member.isNamed(name) { count += 1 }
    return count
  }
}

extension JSON.Object.Member {
  /// Whether the name has these bytes.
  @inline(__always)
  fileprivate func isNamed(_ other: StaticString) -> Bool {
    guard name.utf8.count == other.utf8CodeUnitCount else { return false }
    return name.utf8.elementsEqual(UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
  }
}
