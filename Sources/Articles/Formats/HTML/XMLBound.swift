/// What of XML takes libxml2 the square of the time is cut out or blanked before it is parsed.
enum XMLBound {
  /// A document type declares a list of entities at most; where it has more than such a list, it is blanked.
  private static let maximumSubsetByteCount = 64 << 10
  /// Every comment that does not end is looked through to the end of the text; after so many nothing is to be saved.
  private static let maximumOpenCommentCount = 16

  /// The text with bounded attributes, comments and declarations; itself where it has no more than it may. Lines keep their
  /// numbers.
  ///
  /// - Complexity: O(bytes).
  static func bounded(_ text: String) -> String {
    AttributeBound.bounded(withoutOpenComments(withoutDeclarations(text)), isXML: true)
  }

  /// The text up to where too many comments have begun that do not end: the parser tells of the first all the same.
  private static func withoutOpenComments(_ text: String) -> String {
    var text = text
    let end = text.withUTF8 { bytes -> Int? in
      var index = 0
      var count = 0
      while let open = bytes.offset(of: "<!--", from: index) {
        index = open + 4
        if count == 0, let close = bytes.offset(of: "-->", from: index) {
          index = close + 3
          continue
        }
        count += 1
        if count > maximumOpenCommentCount { return open }
      }
      return nil
    }
    guard let end else { return text }
    return String(decoding: text.utf8.prefix(end), as: UTF8.self)
  }

  /// The text with its internal subset blanked where that gives attributes to elements, or is long: defaults are put into every
  /// element, and every attribute that is declared is compared with all before it.
  private static func withoutDeclarations(_ text: String) -> String {
    var text = text
    let blanked = text.withUTF8 { bytes -> [UInt8]? in
      guard let subset = subset(of: bytes) else { return nil }
      let isLong = subset.count > maximumSubsetByteCount
      guard isLong || bytes.offset(of: "<!ATTLIST", from: subset.lowerBound) ?? bytes.count < subset.upperBound else {
        return nil
      }
      var blanked = Array(bytes)
      for index in subset where blanked[index] != 0x0A { blanked[index] = 0x20 }
      return blanked
    }
    return blanked.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Where the brackets of the document type are, between them.
  private static func subset(of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let start = bytes.offset(of: "<!DOCTYPE", from: 0) else { return nil }
    var index = start
    var open: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        index = bytes.offset(of: byte, from: index + 1) ?? bytes.count
      } else if bytes.hasPrefix("<!--", at: index) {
        index = bytes.offset(of: "-->", from: index) ?? bytes.count
      } else if open == nil, byte == UInt8(ascii: "[") {
        open = index + 1
      } else if open == nil, byte == UInt8(ascii: ">") {
        return nil
      } else if let open, byte == UInt8(ascii: "]") {
        return open..<index
      }
      index += 1
    }
    return open.map { $0..<bytes.count }
  }
}
