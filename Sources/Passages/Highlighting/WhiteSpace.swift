/// The code points with the property White_Space (Unicode Standard, PropList.txt).
enum WhiteSpace {
  /// The bytes of the code point that begins at a position, or 0 if it is no white space.
  @inline(__always)
  static func byteCount(in bytes: [UInt8], at position: Int) -> Int {
    switch bytes[position] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2:
      guard position + 1 < bytes.count else { return 0 }
      return bytes[position + 1] == 0x85 || bytes[position + 1] == 0xA0 ? 2 : 0
    case 0xE1...0xE3:
      guard position + 2 < bytes.count else { return 0 }
      let rest = UInt16(bytes[position + 1]) << 8 | UInt16(bytes[position + 2])
      switch (bytes[position], rest) {
      case (0xE1, 0x9A80), (0xE2, 0x8080...0x808A), (0xE2, 0x80A8...0x80A9), (0xE2, 0x80AF), (0xE2, 0x819F): return 3
      case (0xE3, 0x8080): return 3
      default: return 0
      }
    default: return 0
    }
  }
}
