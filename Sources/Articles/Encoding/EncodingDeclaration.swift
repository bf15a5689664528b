/// What the head of a document says about its encoding.
public enum EncodingDeclaration {
  /// HTML and XML are to declare it within 1024 bytes (HTML Living Standard 4.2.5.4); pages that are late are met too.
  public static let prefixByteCount = 4096

  /// The encoding that an XML declaration or an HTML `<meta>` names, if it is known; comments are passed over.
  ///
  /// A document of ASCII-like bytes that says UTF-16 is not in UTF-16: it is read as UTF-8 (HTML Living Standard 13.2.3.2).
  ///
  /// - Parameter prefix: The first bytes of the document; no more than ``prefixByteCount`` are looked at.
  public static func find(in prefix: some Sequence<UInt8>) -> TextEncoding? {
    find(in: prefix) { xmlName(in: $0) ?? metaName(in: $0) }
  }

  /// The encoding that an XML declaration names, if it is known; pages that the document holds say nothing of it.
  ///
  /// - Parameter prefix: As of ``find(in:)``.
  public static func findXML(in prefix: some Sequence<UInt8>) -> TextEncoding? {
    find(in: prefix, name: xmlName)
  }

  private static func find(in prefix: some Sequence<UInt8>, name: ([UInt8]) -> String?) -> TextEncoding? {
    var bytes = Array(prefix.prefix(prefixByteCount))
    let isWide = bytes.prefix(64).contains(0)
    let isHighFirst = bytes.first == 0 || bytes.starts(with: [0xFE, 0xFF])
    // In UTF-16 ASCII, which alone is of interest, stands between NUL bytes.
    if isWide { bytes.removeAll { $0 == 0 } }
    guard let name = name(bytes), let encoding = TextEncoding(name: name) else {
      return nil
    }
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      return !isWide ? .utf8 : isHighFirst ? .utf16BigEndian : .utf16LittleEndian
    default: return isWide ? nil : encoding
    }
  }

  /// The encoding of the XML declaration, which nothing but a byte order mark and white space may precede.
  private static func xmlName(in bytes: [UInt8]) -> String? {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "<")), start <= 16, matches("<?xml", bytes[start...]),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    return value(of: "encoding", in: bytes[start..<end])
  }

  private static func metaName(in bytes: [UInt8]) -> String? {
    var start = 0
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "<")) {
      start = open + 1
      if matches("<!--", bytes[open...]) {
        guard let close = end(ofCommentFrom: open + 4, bytes) else { return nil }
        start = close
      } else if matches("<meta", bytes[open...]) {
        let tag = bytes[open...].prefix { $0 != UInt8(ascii: ">") }
        if let name = value(of: "charset", in: tag) { return name }
        start = tag.endIndex
      }
    }
    return nil
  }

  private static func end(ofCommentFrom start: Int, _ bytes: [UInt8]) -> Int? {
    // `<!-->` is a whole comment.
    (max(0, start - 2)..<max(start - 2, bytes.count - 2)).first { matches("-->", bytes[$0...]) }.map { $0 + 3 }
  }

  /// What follows `name =`, without quotes.
  private static func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
    var start = tag.startIndex
    while start < tag.endIndex {
      guard matches(name, tag[start...]) else {
        start += 1
        continue
      }
      start += name.utf8.count
      let rest = tag[start...].drop(while: isSpace)
      guard rest.first == UInt8(ascii: "=") else { continue }
      let value = rest.dropFirst().drop { isSpace($0) || isQuote($0) }
        .prefix { !isSpace($0) && !isQuote($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "?") }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  /// Whether the bytes begin with this word of lower case, in either case.
  private static func matches(_ word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= word.utf8.count else { return false }
    return zip(word.utf8, bytes).allSatisfy { $0 == (0x41...0x5A ~= $1 ? $1 | 0x20 : $1) }
  }
}
