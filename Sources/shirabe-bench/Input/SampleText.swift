/// Shortening of the bodies that queries are cut from.
enum SampleText {
  /// Most bytes of a body that are kept: 32 KiB.
  static let maximumByteCount = 32 << 10

  /// The body, or so much of its beginning as ends with a line or a 。; empty where a long body has neither.
  ///
  /// Cut anywhere else, the last token could be part of a word or a number, which no search finds.
  static func beginning(of body: String) -> String {
    guard body.utf8.count > maximumByteCount else { return body }
    let bytes = Array(body.utf8.prefix(maximumByteCount))
    var end = bytes.count
    while end > 0, !endsLineOrSentence(bytes[..<end]) { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  private static func endsLineOrSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.last == UInt8(ascii: "\n") || bytes.suffix(3).elementsEqual("。".utf8)
  }
}
