/// Which letters stand without spaces between them: Han, kana, Bopomofo, and the wide punctuation that goes with them; not Hangul.
enum Spaceless {
  /// Whether the last letter of this UTF-8 is one.
  static func endsText(_ bytes: [UInt8]) -> Bool {
    let count = bytes.count
    guard count >= 3, bytes[count - 1] & 0xC0 == 0x80, bytes[count - 2] & 0xC0 == 0x80 else { return false }
    if bytes[count - 3] & 0xF0 == 0xE0 { return contains(scalar(bytes[count - 3], bytes[count - 2], bytes[count - 1])) }
    return count >= 4 && isWideSupplementary(bytes[count - 4], bytes[count - 3])
  }

  /// Whether the first letter of this UTF-8 is one.
  static func beginsText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    if bytes[0] & 0xF0 == 0xE0 { return contains(scalar(bytes[0], bytes[1], bytes[2])) }
    return bytes.count >= 4 && isWideSupplementary(bytes[0], bytes[1])
  }

  private static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
  }

  /// Whether the lead bytes are those of the planes 2 and 3, which hold nothing but Han.
  private static func isWideSupplementary(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xF0 && second >= 0xA0 && second < 0xC0
  }

  private static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x312F, 0x31A0...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF9F, 0xFFE0...0xFFE6: true
    default: false
    }
  }
}
