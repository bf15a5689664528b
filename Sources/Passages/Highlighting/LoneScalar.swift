/// Code points that are a letter (`Character`) by themselves wherever two of them meet.
///
/// Not all there are, but nearly all of what articles in CJK, Latin, Greek and Cyrillic consist of; the rest is left to
/// Swift's own rules (Unicode Standard Annex #29). Left out is whatever extends, joins or may be joined: marks, jamo,
/// carriage returns, flags and other emoji.
enum LoneScalar {
  /// The bytes of the code point that begins at a position, or 0 if it is not known to stand alone.
  @inline(__always)
  static func byteCount(in bytes: [UInt8], at position: Int) -> Int {
    let lead = bytes[position]
    if lead < 0x80 { return lead == 0x0D ? 0 : 1 }
    switch lead {
    case 0xC2...0xCB, 0xCE...0xD1: return 2
    case 0xE4...0xE9, 0xEB, 0xEC: return 3
    case 0xE2, 0xE3, 0xEA, 0xED, 0xEF: return standsAlone(lead, bytes, position) ? 3 : 0
    case 0xF0: return position + 1 < bytes.count && bytes[position + 1] >= 0xA0 ? 4 : 0
    default: return 0
    }
  }

  private static func standsAlone(_ lead: UInt8, _ bytes: [UInt8], _ position: Int) -> Bool {
    guard position + 2 < bytes.count else { return false }
    let rest = UInt16(bytes[position + 1]) << 8 | UInt16(bytes[position + 2])
    switch (lead, rest) {
    case (0xE2, 0x808C...0x808F): return false  // U+200C–200F: joiners
    case (0xE2, 0x8080...0x80BB): return true  // dashes, quotes, ellipses
    case (0xE3, 0x80AA...0x80AF), (0xE3, 0x8299...0x829A): return false  // tone and voicing marks
    case (0xE3, _): return true
    case (0xEA, 0xB080...): return true  // Hangul syllables
    case (0xED, ...0x9E7F): return true
    case (0xEF, 0xA480...0xAB99): return true  // compatibility ideographs
    case (0xEF, 0xBE9E...0xBEA0): return false  // half-width voicing marks, the filler
    case (0xEF, 0xBC80...0xBFAF): return true  // full-width and half-width forms
    default: return false
    }
  }
}
