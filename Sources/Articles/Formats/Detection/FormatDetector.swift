/// Tells what a file is from its first bytes.
enum FormatDetector {
  /// As many bytes are looked at.
  static let prefixByteCount = 64 << 10

  /// The format; plain text where the bytes have no other's signs and may be text. Throws where they are XML of another kind.
  static func format(of prefix: [UInt8]) throws(ArticleError) -> InputFormat {
    let signed = InputFormat.allCases.first { format in
      if case .bytes(let isSigned) = format.traits.signature { isSigned(prefix) } else { false }
    }
    if let signed { return signed }
    let head = asciiHead(of: prefix)
    let trimmed = head.drop(while: isSpace)
    if trimmed.first == UInt8(ascii: "<") { return try markup(trimmed) }
    return json(trimmed) ?? .plainText
  }

  /// The format of a file that its name tells so much of: what is called JSON is read as it, so that what is wrong with it is
  /// said.
  static func format(of prefix: some Collection<UInt8>, as named: InputFormat) throws(ArticleError) -> InputFormat {
    let format = try format(of: Array(prefix))
    guard named == .unknownJSON else { return format }
    return format == .jsonLines ? .jsonLines : .json
  }

  /// The format of JSON that is not named as JSON Lines: lines where the first one is a value of its own, else one text.
  static func json(_ head: ArraySlice<UInt8>) -> InputFormat? {
    let trimmed = head.drop(while: isSpace)
    let inner = trimmed.dropFirst().drop(while: isSpace).first
    switch trimmed.first {
    case UInt8(ascii: "["):
      return inner == UInt8(ascii: "{") || inner == UInt8(ascii: "]") ? .json : nil
    case UInt8(ascii: "{"):
      guard inner == UInt8(ascii: "\"") || inner == UInt8(ascii: "}") else { return nil }
      return isWholeValue(trimmed.prefix { $0 != 0x0A }) ? .jsonLines : .json
    default: return nil
    }
  }

  /// Whether the brackets of the line are balanced.
  private static func isWholeValue(_ line: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in line {
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
    }
    return depth == 0 && !isInString
  }

  /// The bytes without a byte order mark; of UTF-16 those of ASCII, which is what signs are made of.
  private static func asciiHead(of prefix: [UInt8]) -> ArraySlice<UInt8> {
    if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { return prefix[3...] }
    guard prefix.starts(with: [0xFF, 0xFE]) || prefix.starts(with: [0xFE, 0xFF]) else { return prefix[...] }
    return prefix[2...].filter { $0 != 0 }[...]
  }

  private static func markup(_ head: ArraySlice<UInt8>) throws(ArticleError) -> InputFormat {
    let isXML = head.starts(with: Array("<?xml".utf8))
    guard let name = rootName(head) else {
      guard isXML else { return .plainText }
      throw .unknownXML(root: "?")
    }
    let rooted = InputFormat.allCases.first { format in
      if case .root(let isRoot) = format.traits.signature { isRoot(name) } else { false }
    }
    if let rooted { return rooted }
    if isXML || name.hasPrefix("!doctype") { throw .unknownXML(root: name) }
    // Fragments of pages begin with any element; a text may begin with a bracket.
    return ["head", "body", "div", "p", "article", "section", "main", "h1", "table", "meta", "title"].contains(name)
      ? .html : .plainText
  }

  /// The name of the first element, or of the document type, in lower case.
  private static func rootName(_ head: ArraySlice<UInt8>) -> String? {
    var rest = head
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[open...]
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("<?".utf8)) {
        guard let end = rest.firstRange(of: Array("?>".utf8)) else { return nil }
        rest = rest[end.upperBound...]
      } else {
        let tag = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
        let words = String(decoding: tag, as: UTF8.self).lowercased().split {
          $0.isWhitespace || $0 == "/" || $0 == "["
        }
        guard let first = words.first else { return nil }
        guard first == "!doctype" else { return String(first) }
        return "!doctype " + (words.dropFirst().first ?? "")
      }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
