/// Where sentences end: the one rule of ranking, snippets and titles.
///
/// A sentence ends at a line feed or carriage return; with 。 ｡ ！ ？ ． ! ?; and with a full stop that a space follows, or
/// nothing but what closes quotations and brackets until the line or the text ends. So the full stops of numbers, addresses
/// and closed-up initials end none, and that of an abbreviation before a space does. Whatever ends or closes directly after
/// the end belongs to the sentence as well; white space after that does, where it is shown. No token has an end inside it.
///
/// Of Unicode Standard Annex 29 this is SB4 and SB9 to SB11 for the marks above; what would need the words around, SB6 to SB8a, is
/// not done, and a full stop inside a quotation does not end the sentence that goes on behind it on the same line.
///
/// Which tokens begin a sentence is stored in every index, and is checked against this rule: a change of the rule is one of
/// the index format.
package enum SentenceRule {
  /// The bytes of the code point that begins at a position, if a sentence ends with it; else 0.
  ///
  /// - Parameter bytes: The whole text, UTF-8.
  @inlinable
  package static func endByteCount(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    switch bytes[position] {
    case 0x0A, 0x0D, 0x21, 0x3F: return 1
    case 0x2E: return isEnd(bytes, fullStop: position) ? 1 : 0
    case 0xE3, 0xEF:
      guard position + 2 < bytes.count else { return 0 }
      switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
      case (0xE3, 0x80, 0x82), (0xEF, 0xBD, 0xA1),  // 。｡
        (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x8E):  // ！？．
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// The bytes of the code point that begins at a position, if it closes a quotation or a bracket; else 0.
  ///
  /// - Parameter bytes: The whole text, UTF-8.
  package static func closerByteCount(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    switch bytes[position] {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D: return 1  // " ' ) ] }
    case 0xC2: return position + 1 < bytes.count && bytes[position + 1] == 0xBB ? 2 : 0  // »
    case 0xE2, 0xE3, 0xEF:
      guard position + 2 < bytes.count else { return 0 }
      switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
      case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D),  // ’ ”
        (0xE3, 0x80, 0x89), (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xE3, 0x80, 0x91),  // 〉》」』】
        (0xE3, 0x80, 0x95), (0xE3, 0x80, 0x97), (0xE3, 0x80, 0x99), (0xE3, 0x80, 0x9B), (0xE3, 0x80, 0x9F),  // 〕〗〙〛〟
        (0xEF, 0xBC, 0x89), (0xEF, 0xBC, 0xBD), (0xEF, 0xBD, 0x9D), (0xEF, 0xBD, 0xA3):  // ）］｝｣
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// The bytes of the code point directly after an end, if it belongs to the same sentence since it ends or closes too; else 0.
  ///
  /// - Parameter bytes: The whole text, UTF-8.
  package static func trailingByteCount(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let end = endByteCount(in: bytes, at: position)
    return end > 0 ? end : closerByteCount(in: bytes, at: position)
  }

  /// Whether a sentence ends in the bytes `start..<end`, which stand between two tokens.
  ///
  /// - Parameter bytes: The whole text, UTF-8.
  /// - Complexity: O(*n*) in the bytes between.
  @inlinable
  package static func endsSentence(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var position = start
    while position < end {
      if endByteCount(in: bytes, at: position) > 0 { return true }
      position += 1
    }
    return false
  }

  /// Whether a sentence ends with the full stop at a position.
  @usableFromInline
  package static func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, fullStop position: Int) -> Bool {
    var next = position + 1
    if next < bytes.count, bytes[next] == 0x20 { return true }
    while next < bytes.count, case let width = closerByteCount(in: bytes, at: next), width > 0 { next += width }
    return next == bytes.count || bytes[next] == 0x0A || bytes[next] == 0x0D
  }
}
