/// Tells where Markdown would become much longer than it is: an address that is defined once stands in the HTML, and in the tree,
/// as often as it is used.
enum MarkdownReferences {
  /// So much may always be repeated, and so many bytes for every byte of the text.
  private static let freeByteCount = 4 << 20
  private static let maximumRatio = 64

  /// Whether the longest definition, used at every bracket that closes, is more than that.
  ///
  /// - Complexity: O(bytes).
  static func repeatTooMuch(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var longest = 0
    var useCount = 0
    var start = 0
    // Where a definition has begun that goes on: with a title of several lines.
    var definition: Int?
    while start < bytes.count {
      let end = bytes.offset(of: 0x0A, from: start).map { $0 + 1 } ?? bytes.count
      for index in start..<end where bytes[index] == UInt8(ascii: "]") {
        useCount += 1
        guard index + 1 < end, bytes[index + 1] == UInt8(ascii: ":") else { continue }
        if definition == nil || beginsDefinition(bytes, start..<end) { definition = index + 1 }
      }
      if MarkdownBound.isBlank(bytes, start..<end) { definition = nil }
      if let definition { longest = max(longest, end - definition) }
      start = end
    }
    return longest > 0 && useCount > (freeByteCount + maximumRatio * bytes.count) / longest
  }

  private static func beginsDefinition(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    line.first { !MarkdownBound.isSpace(bytes[$0]) && bytes[$0] != UInt8(ascii: ">") }.map {
      bytes[$0] == UInt8(ascii: "[")
    } ?? false
  }

  /// What shortens the address of the definition that the line is; nothing of an address is ever shown.
  static func edits(of bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [MarkdownEdit] {
    guard beginsDefinition(bytes, line),
      let mark = line.dropLast().first(where: { bytes[$0] == UInt8(ascii: "]") && bytes[$0 + 1] == UInt8(ascii: ":") }),
      let start = line.first(where: { $0 > mark + 1 && !MarkdownBound.isSpace(bytes[$0]) })
    else { return [] }
    let isBracketed = bytes[start] == UInt8(ascii: "<")
    let address = (start + 1..<line.upperBound).prefix {
      isBracketed ? bytes[$0] != UInt8(ascii: ">") : !MarkdownBound.isSpace(bytes[$0])
    }
    // An address that is cut between brackets or behind a backslash may be none.
    guard address.count > maximumAddressByteCount, !address.contains(where: { "()<\\".utf8.contains(bytes[$0]) }) else {
      return []
    }
    return [.cut(start + maximumAddressByteCount..<address.upperBound)]
  }

  /// A longer address is shortened to this.
  private static let maximumAddressByteCount = 256
}
