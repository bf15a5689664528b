/// The 64-bit FNV-1a hash, which is the same in every process (Fowler, Noll and Vo; IETF draft-eastlake-fnv).
package enum FNV1a {
  /// The hash of nothing.
  package static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = basis
    for byte in bytes { add(byte, to: &hash) }
    return hash
  }

  /// The hash of numbers, by their bytes from the lowest.
  static func hash(_ numbers: some Sequence<Int64>) -> UInt64 {
    var hash = basis
    for number in numbers {
      withUnsafeBytes(of: number.littleEndian) { add($0, to: &hash) }
    }
    return hash
  }

  /// Takes in one byte more.
  @inline(__always)
  static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes in more bytes.
  package static func add(_ bytes: UnsafeRawBufferPointer, to hash: inout UInt64) {
    for byte in bytes { add(byte, to: &hash) }
  }
}
