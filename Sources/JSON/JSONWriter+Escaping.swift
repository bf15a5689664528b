extension JSONWriter {
  /// Appends the bytes, escaping quotation marks, backslashes, control characters, U+2028 and U+2029.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var runStart = 0
    var offset = 0
    while true {
      offset = ByteScan.endOfWritableRun(in: text, from: offset)
      guard offset < text.count else { break }
      let length = isLineSeparator(text, at: offset) ? 3 : 1
      if text[offset] == 0xE2, length == 1 {
        offset += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<offset]))
      appendEscape(length == 3 ? 0x2000 | UInt16(text[offset + 2] & 0x3F) : UInt16(text[offset]))
      offset += length
      runStart = offset
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
  }

  /// Whether U+2028 (E2 80 A8) or U+2029 (E2 80 A9) stands here.
  private func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    text.count - offset >= 3 && text[offset] == 0xE2 && text[offset + 1] == 0x80 && text[offset + 2] & 0xFE == 0xA8
  }

  private mutating func appendEscape(_ codePoint: UInt16) {
    bytes.append(UInt8(ascii: "\\"))
    switch codePoint {
    case 0x22: bytes.append(UInt8(ascii: "\""))
    case 0x5C: bytes.append(UInt8(ascii: "\\"))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: codePoint >> shift) & 0xF
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
