/// Says of most keys that were never inserted, at the cost of a multiplication, that they were not.
struct KeyFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 64)

  mutating func insert(_ key: UInt64) {
    let place = KeyFilter.place(of: key)
    bits[place >> 6] |= 1 << UInt64(place & 63)
  }

  @inline(__always)
  func mayContain(_ key: UInt64) -> Bool {
    let place = KeyFilter.place(of: key)
    return bits[place >> 6] >> UInt64(place & 63) & 1 == 1
  }

  /// One of 4,096 places, by multiplicative hashing (Knuth, "The Art of Computer Programming", 6.4).
  @inline(__always)
  private static func place(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 52) }
}
