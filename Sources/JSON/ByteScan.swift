/// Finds the next byte that needs a second look in a JSON string, eight bytes at a time.
///
/// The word tricks are the classic ones for "has a byte below n" and "has a byte equal to n": a false hit is possible only above
/// a true one, so the lowest hit is always exact.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The offset, at or after `start`, of the first quotation mark, backslash or control character; the end if there is none.
  static func endOfPlainRun(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    scan(bytes, from: start, word: { specials($0) }, byte: { isSpecial($0) })
  }

  /// As `endOfPlainRun`, stopping also at 0xE2, the lead byte of U+2028 and U+2029.
  static func endOfWritableRun(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    scan(bytes, from: start, word: { specials($0) | equal($0, 0xE2) }, byte: { isSpecial($0) || $0 == 0xE2 })
  }

  @inline(__always)
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, word: (UInt64) -> UInt64, byte: (UInt8) -> Bool
  ) -> Int {
    var offset = start
    let raw = UnsafeRawBufferPointer(bytes)
    while bytes.count - offset >= 8 {
      let hits = word(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count, !byte(bytes[offset]) { offset += 1 }
    return offset
  }

  @inline(__always)
  private static func specials(_ word: UInt64) -> UInt64 {
    let controls = (word &- ones &* 0x20) & ~word & highs
    return controls | equal(word, UInt8(ascii: "\"")) | equal(word, UInt8(ascii: "\\"))
  }

  @inline(__always)
  private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highs
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}
