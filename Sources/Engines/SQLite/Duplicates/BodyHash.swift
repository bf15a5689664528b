/// The arithmetic of ``BodyFingerprint``, the same in every process: products of twice the width, folded (as in Wang Yi's
/// wyhash), and a finalizer that spreads what is there over all bits (Stafford's variant 13 of MurmurHash3's).
enum BodyHash {
  /// Odd numbers without a pattern in their bits.
  static let multiplier: UInt64 = 0xA076_1D64_78BD_642F
  static let base: UInt64 = 0xE703_7ED1_A0B4_28DB

  /// Adds a number to a running hash.
  @inline(__always)
  static func combined(_ hash: UInt64, _ number: UInt64) -> UInt64 {
    let (high, low) = (hash ^ number).multipliedFullWidth(by: multiplier)
    return high ^ low &+ base
  }

  /// Spreads a number over all bits.
  @inline(__always)
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number for a few bytes: themselves where they are up to eight, which letters always are.
  @inline(__always)
  static func number(of bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    if range.count <= 8, range.lowerBound + 8 <= bytes.count, !range.isEmpty {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
      return word & ~0 >> UInt64(64 - 8 * range.count)
    }
    return number(ofAny: bytes, range)
  }

  private static func number(ofAny bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    var hash = range.count <= 8 ? 0 : UInt64(range.count)
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + 8, range.upperBound)
      var word: UInt64 = 0
      for index in (start..<end).reversed() { word = word << 8 | UInt64(bytes[index]) }
      hash = range.count <= 8 ? word : combined(hash, word)
      start = end
    }
    return hash
  }
}
