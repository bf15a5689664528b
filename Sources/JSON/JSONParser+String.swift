extension JSONParser {
  /// Reads a string; `offset` is at its opening quotation mark. Runs without escapes are taken as a whole.
  mutating func parseString() throws(JSONError) -> String {
    let opening = offset
    offset += 1
    let start = offset
    offset = ByteScan.endOfPlainRun(in: bytes, from: start)
    if next == UInt8(ascii: "\"") {
      let text = try verified(start..<offset)
      offset += 1
      return text
    }
    return try parseEscapedString(opening: opening, start: start)
  }

  /// Goes on with a string whose first plain run ends at something else than the closing quotation mark.
  private mutating func parseEscapedString(opening: Int, start: Int) throws(JSONError) -> String {
    var text = try verified(start..<offset)
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return text
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try parseEscape())
      case 0..<0x20:
        throw failure("a control character in a string must be escaped")
      default:
        let runStart = offset
        offset = ByteScan.endOfPlainRun(in: bytes, from: runStart)
        text += try verified(runStart..<offset)
      }
    }
    throw JSONError(offset: opening, reason: "the string that begins here does not end")
  }

  /// The bytes of a run as a string; a run ends at ASCII, so no character is ever cut by its end.
  private func verified(_ run: Range<Int>) throws(JSONError) -> String {
    let slice = UnsafeBufferPointer(rebasing: bytes[run])
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: slice.span))
    } catch {
      throw JSONError(offset: run.lowerBound + error.byteOffsets.lowerBound, reason: "this is not UTF-8")
    }
  }

  /// Reads an escape; `offset` is at its backslash.
  private mutating func parseEscape() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    let mark = next
    if mark != nil { offset += 1 }
    switch mark {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try parseUnicodeEscape(start: start)
    default: throw JSONError(offset: start, reason: "JSON has no such escape")
    }
  }

  /// Reads the digits of `\uXXXX` and, after a high surrogate, the low one that must follow.
  private mutating func parseUnicodeEscape(start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try parseHexadecimal(start: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let alone = JSONError(offset: start, reason: "a surrogate stands alone")
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw alone }
    offset += 1
    guard next == UInt8(ascii: "u") else { throw alone }
    offset += 1
    let second = try parseHexadecimal(start: offset - 2)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw alone }
    return scalar
  }

  private mutating func parseHexadecimal(start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONError(offset: start, reason: "four hexadecimal digits must follow \\u")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
