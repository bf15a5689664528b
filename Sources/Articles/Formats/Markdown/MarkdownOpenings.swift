/// Openings of instructions, declarations and sections in a paragraph. For each, cmark-gfm looks for the end through the rest of
/// the paragraph, and so again for the next where there is none.
///
/// Where the first of a run of openings has an end, those behind it are inside it; where it has none, neither have they. Either way
/// nothing is lost by making letters of all but the first few.
struct MarkdownOpenings {
  /// So many may stand without an end.
  private static let maximumCount = 16

  /// How many instructions, declarations and sections have begun since one ended.
  private var counts = [0, 0, 0]

  /// What is to be changed in the next line of the paragraph.
  mutating func edits(of bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [MarkdownEdit] {
    var edits: [MarkdownEdit] = []
    for index in line {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        guard let kind = kind(bytes, index), !MarkdownBound.isEscaped(bytes, index, after: line.lowerBound) else {
          break
        }
        counts[kind] += 1
        if counts[kind] > MarkdownOpenings.maximumCount { edits.append(.escape(index)) }
      case UInt8(ascii: ">"):
        counts[1] = 0
        if index > line.lowerBound, bytes[index - 1] == UInt8(ascii: "?") { counts[0] = 0 }
        if bytes[..<index].suffix(2).elementsEqual([UInt8(ascii: "]"), UInt8(ascii: "]")]) { counts[2] = 0 }
      default: break
      }
    }
    return edits
  }

  private func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index + 2 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "?") { return 0 }
    guard bytes[index + 1] == UInt8(ascii: "!") else { return nil }
    return bytes[index + 2] == UInt8(ascii: "[") ? 2 : 0x41...0x5A ~= bytes[index + 2] ? 1 : nil
  }
}
