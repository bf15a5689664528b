/// Where one sentence ends and the next begins, told by what stands between two tokens.
enum SentenceEnd {
  /// Whether a sentence ends in these bytes: 。！？｡．!?, a line break, or a full stop before white space.
  static func isBetween(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = start
    while position < end {
      switch bytes[position] {
      case 0x0A, 0x0D, 0x21, 0x3F: return true
      case 0x2E where position + 1 < end && (bytes[position + 1] == 0x20 || bytes[position + 1] == 0x0A): return true
      // U+3002
      case 0xE3 where matches(bytes, position, end, 0x80, 0x82): return true
      // U+FF01, U+FF0E, U+FF1F
      case 0xEF where matches(bytes, position, end, 0xBC, 0x81) || matches(bytes, position, end, 0xBC, 0x8E):
        return true
      case 0xEF where matches(bytes, position, end, 0xBC, 0x9F) || matches(bytes, position, end, 0xBD, 0xA1):
        return true
      default: position += 1
      }
    }
    return false
  }

  @inline(__always)
  private static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int, _ second: UInt8, _ third: UInt8
  ) -> Bool {
    position + 2 < end && bytes[position + 1] == second && bytes[position + 2] == third
  }
}
