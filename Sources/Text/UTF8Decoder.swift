/// One code point of UTF-8 text and how many bytes it takes; ill-formed bytes read as U+FFFD.
struct DecodedScalar {
  var scalar: UInt32
  var byteCount: Int

  static let replacement: UInt32 = 0xFFFD

  /// Reads the code point at `position`, which must be inside `bytes`.
  ///
  /// A maximal part of an ill-formed sequence counts as one U+FFFD (Unicode Standard, 3.9, table 3-7 and "U+FFFD
  /// substitution of maximal subparts"), so that any bytes at all have a reading.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    let lead = bytes[position]
    if lead < 0x80 {
      self.init(scalar: UInt32(lead), byteCount: 1)
      return
    }
    let left = bytes.count - position
    if lead & 0xF0 == 0xE0, left >= 3 {
      let second = bytes[position + 1]
      let third = bytes[position + 2]
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
        let scalar = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        if scalar >= 0x800, scalar & 0xF800 != 0xD800 {
          self.init(scalar: scalar, byteCount: 3)
          return
        }
      }
    }
    self.init(slowly: bytes, at: position, lead: lead)
  }

  private init(scalar: UInt32, byteCount: Int) {
    self.scalar = scalar
    self.byteCount = byteCount
  }

  /// Sequences of two and four bytes, and everything ill-formed.
  @inline(never)
  private init(slowly bytes: UnsafeBufferPointer<UInt8>, at position: Int, lead: UInt8) {
    let expected: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: expected = 2
    case 0xE0: (expected, allowed) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: expected = 3
    case 0xED: (expected, allowed) = (3, 0x80...0x9F)
    case 0xF0: (expected, allowed) = (4, 0x90...0xBF)
    case 0xF1...0xF3: expected = 4
    case 0xF4: (expected, allowed) = (4, 0x80...0x8F)
    default:
      self.init(scalar: DecodedScalar.replacement, byteCount: 1)
      return
    }
    var scalar = UInt32(lead) & (0x7F >> UInt32(expected))
    for offset in 1..<expected {
      guard position + offset < bytes.count, allowed.contains(bytes[position + offset]) else {
        self.init(scalar: DecodedScalar.replacement, byteCount: offset)
        return
      }
      scalar = scalar << 6 | UInt32(bytes[position + offset] & 0x3F)
      allowed = 0x80...0xBF
    }
    self.init(scalar: scalar, byteCount: expected)
  }
}
