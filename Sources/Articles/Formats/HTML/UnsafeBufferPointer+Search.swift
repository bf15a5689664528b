import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first such byte at or after the start.
  func offset(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let baseAddress, let found = memchr(baseAddress + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The offset of the first place of a word at or after the start.
  func offset(of word: StaticString, from start: Int) -> Int? {
    var start = start
    while let found = offset(of: word.utf8Start.pointee, from: start) {
      if hasPrefix(word, at: found) { return found }
      start = found + 1
    }
    return nil
  }

  /// Whether a word stands there.
  func hasPrefix(_ word: StaticString, at offset: Int) -> Bool {
    guard let baseAddress, count - offset >= word.utf8CodeUnitCount else { return false }
    return memcmp(baseAddress + offset, word.utf8Start, word.utf8CodeUnitCount) == 0
  }

  /// Whether a word of lower case stands there, in either case.
  func hasPrefixOfAnyCase(_ word: StaticString, at offset: Int) -> Bool {
    guard let baseAddress, count - offset >= word.utf8CodeUnitCount else { return false }
    let bytes = UnsafeRawPointer(baseAddress + offset).assumingMemoryBound(to: CChar.self)
    let letters = UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self)
    return strncasecmp(bytes, letters, word.utf8CodeUnitCount) == 0
  }
}
