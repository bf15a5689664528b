/// A language as documents name it, as a BCP 47 tag (RFC 5646).
enum LanguageTag {
  /// The tag, `ja_JP` mended to `ja-JP`; nil where the text has not the form of a tag.
  static func make(_ text: String?) -> String? {
    guard let text else { return nil }
    let parts = Whitespace.collapsed(text).split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter),
      parts.dropFirst().allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) })
    else { return nil }
    return parts.joined(separator: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
