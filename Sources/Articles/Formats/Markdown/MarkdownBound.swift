/// Takes from Markdown what cmark-gfm 0.29.0.gfm.6 needs the square of the time or the memory for.
///
/// A backslash before a sign makes it a letter; so does what is beyond these bounds become text. None of them is met by
/// documents that people write. Where a sign stands in code, the backslash is seen.
struct MarkdownBound {
  /// Whether the addresses of definitions are shortened.
  private let shortensAddresses: Bool
  /// What became of the lines so far.
  private var output: [UInt8] = []
  private var openings = MarkdownOpenings()
  private var tables = MarkdownTables()

  /// The text within the bounds; throws where the addresses of its links would be repeated without bound.
  ///
  /// - Complexity: O(bytes).
  static func bounded(_ markdown: Substring) throws(ArticleError) -> String {
    var text = String(markdown)
    let repeatsTooMuch = text.withUTF8 { MarkdownReferences.repeatTooMuch(in: $0) }
    let changed = text.withUTF8 { bytes -> String? in
      var bound = MarkdownBound(shortensAddresses: repeatsTooMuch)
      return bound.rewrite(bytes) ? String(decoding: bound.output, as: UTF8.self) : nil
    }
    if let changed { text = changed }
    guard !repeatsTooMuch || text.withUTF8({ !MarkdownReferences.repeatTooMuch(in: $0) }) else {
      throw .malformed(format: "Markdown", reason: "the addresses and titles of its links are repeated too often")
    }
    return text
  }

  private init(shortensAddresses: Bool) { self.shortensAddresses = shortensAddresses }

  /// Writes the text line by line; whether anything is changed.
  private mutating func rewrite(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var start = 0
    var isChanged = false
    while start < bytes.count {
      let end = bytes.offset(of: 0x0A, from: start).map { $0 + 1 } ?? bytes.count
      var edits = MarkdownContainers.edits(of: bytes, start..<end)
      if MarkdownBound.isBlank(bytes, start..<end) {
        openings = MarkdownOpenings()
        tables.endParagraph()
      } else {
        edits += tables.edits(of: bytes, start..<end)
        edits += openings.edits(of: bytes, start..<end)
        if shortensAddresses { edits += MarkdownReferences.edits(of: bytes, start..<end) }
      }
      if !edits.isEmpty { isChanged = true }
      write(bytes, start..<end, edits)
      start = end
    }
    return isChanged
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ edits: [MarkdownEdit]) {
    var start = line.lowerBound
    for edit in edits.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) where edit.place.lowerBound >= start {
      output.append(contentsOf: bytes[start..<edit.place.lowerBound])
      if edit.isEscape { output.append(UInt8(ascii: "\\")) }
      start = edit.place.upperBound
    }
    output.append(contentsOf: bytes[start..<line.upperBound])
  }

  /// Whether nothing stands in the line but white space and marks of quotations: no paragraph goes on over it.
  static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    line.allSatisfy { isSpace(bytes[$0]) || bytes[$0] == UInt8(ascii: ">") }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  /// Whether an odd number of backslashes stands before the byte.
  static func isEscaped(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, after start: Int) -> Bool {
    var first = index
    // Of more than a few nothing is known, and nothing lost.
    while first > start, index - first < 8, bytes[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return (index - first) % 2 == 1
  }
}
