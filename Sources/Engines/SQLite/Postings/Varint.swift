/// SQLite's integers of one to nine bytes (SQLite, "Database File Format", 1.6: varint): seven bits a byte, the highest
/// first, and all eight of a ninth.
enum Varint {
  /// Most bytes that one takes.
  static let maximumByteCount = 9

  /// Reads one and steps over it.
  ///
  /// - Parameter bytes: At least ``maximumByteCount`` bytes from `offset` on can be read.
  @inline(__always)
  static func read(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> UInt64 {
    let first = bytes[offset]
    offset &+= 1
    if first < 0x80 { return UInt64(first) }
    return readRest(UInt64(first & 0x7F), bytes, &offset)
  }

  /// Reads one that may not go beyond `end`; where it would, the offset goes there and the number means nothing.
  static func read(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int, end: Int) -> UInt64 {
    guard end - offset < maximumByteCount else { return read(bytes, &offset) }
    var last = offset
    while last < end, bytes[last] >= 0x80 { last += 1 }
    guard last < end else {
      offset = end
      return 0
    }
    return read(bytes, &offset)
  }

  @inline(__always)
  private static func readRest(_ first: UInt64, _ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> UInt64 {
    var value = first
    for _ in 1..<8 {
      let byte = bytes[offset]
      offset &+= 1
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    let last = bytes[offset]
    offset &+= 1
    return value << 8 | UInt64(last)
  }
}
