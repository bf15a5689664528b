/// How many attributes an element may have: libxml2 compares every one with all before it, so that 20,000 take seconds.
///
/// What is over the bound is cut out before the text is parsed: pages and feeds of the world have a few dozen at most.
struct AttributeBound {
  /// The most attributes of one element, declarations of namespaces among them.
  static let maximumCount = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isXML: Bool
  private var index = 0
  /// What is to be cut out, in order.
  private var cuts: [Range<Int>] = []

  /// The text without the attributes that are too many; itself where there are none.
  ///
  /// - Complexity: O(bytes).
  static func bounded(_ text: String, isXML: Bool) -> String {
    // An attribute takes two bytes at least.
    guard text.utf8.count > 2 * maximumCount else { return text }
    var text = text
    return text.withUTF8 { bytes in
      var bound = AttributeBound(bytes: bytes, isXML: isXML)
      bound.scan()
      return bound.cuts.isEmpty ? nil : bound.rest
    } ?? text
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) {
    self.bytes = bytes
    self.isXML = isXML
  }

  private var rest: String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var start = 0
    for cut in cuts {
      kept.append(contentsOf: bytes[start..<cut.lowerBound])
      start = cut.upperBound
    }
    kept.append(contentsOf: bytes[start...])
    return String(decoding: kept, as: UTF8.self)
  }

  /// Goes from tag to tag; in comments, scripts and the like there are none.
  private mutating func scan() {
    while let open = bytes.offset(of: UInt8(ascii: "<"), from: index) {
      index = open
      if bytes.hasPrefix("<!--", at: open) {
        skip(past: "-->")
      } else if isXML, bytes.hasPrefix("<![CDATA[", at: open) {
        skip(past: "]]>")
      } else if isXML, bytes.hasPrefix("<?", at: open) {
        skip(past: "?>")
      } else if open + 1 < bytes.count, AttributeBound.otherMarks.contains(bytes[open + 1]) {
        index = bytes.offset(of: UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? bytes.count
      } else if open + 1 < bytes.count, isNameStart(bytes[open + 1]) {
        let end = isXML ? nil : AttributeBound.rawElements.first { bytes.hasPrefixOfAnyCase($0.start, at: open) }?.end
        scanTag()
        if let end { skip(toEnd: end) }
      } else {
        index = open + 1
      }
    }
  }

  /// What follows the bracket of declarations, instructions and end tags.
  private static let otherMarks = Array("!?/".utf8)

  /// Elements whose content is no markup.
  private static let rawElements: [(start: StaticString, end: StaticString)] = [
    ("<script", "</script"), ("<style", "</style"),
  ]

  /// Goes to the end of the tag that begins here and notes what is too much of it.
  private mutating func scanTag() {
    index += 1
    skipWord()
    var count = 0
    var cutStart: Int?
    while true {
      while index < bytes.count, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { break }
      // A tag that another begins in is not closed.
      if isXML, bytes[index] == UInt8(ascii: "<") { break }
      count += 1
      if count == AttributeBound.maximumCount + 1 { cutStart = index }
      skipAttribute()
    }
    if let cutStart { cuts.append(cutStart..<index) }
    if index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
  }

  private mutating func skipAttribute() {
    let start = index
    skipWord()
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      // Whatever stands there takes a byte at least.
      if index == start { index += 1 }
      return
    }
    index += 1
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count else { return }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      while index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
      return
    }
    index = bytes.offset(of: quote, from: index + 1).map { $0 + 1 } ?? bytes.count
  }

  /// Goes over a name, or over what stands in place of one.
  private mutating func skipWord() {
    while index < bytes.count, !isSpace(bytes[index]) {
      switch bytes[index] {
      case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"): return
      default: index += 1
      }
    }
  }

  private mutating func skip(past word: StaticString) {
    index = bytes.offset(of: word, from: index).map { $0 + word.utf8CodeUnitCount } ?? bytes.count
  }

  /// Goes to where the end tag of an element begins; to the end of the text where there is none.
  private mutating func skip(toEnd tag: StaticString) {
    while let found = bytes.offset(of: UInt8(ascii: "<"), from: index) {
      index = found
      if bytes.hasPrefixOfAnyCase(tag, at: found) { return }
      index += 1
    }
    index = bytes.count
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private func isNameStart(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || isXML && byte >= 0x80
  }
}
