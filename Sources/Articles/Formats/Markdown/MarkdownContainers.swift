/// How deep quotations and lists may nest: every line is compared with all that are open.
enum MarkdownContainers {
  /// The most marks that a line may begin with.
  private static let maximumMarkCount = 32
  /// The most columns of white space between these; what nests by indentation takes two columns a list.
  private static let maximumSpaceCount = 256
  private static let tabColumnCount = 4

  /// What is to be changed in the line.
  static func edits(of bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [MarkdownEdit] {
    var edits: [MarkdownEdit] = []
    var cut: Range<Int>?
    var index = line.lowerBound
    var markCount = 0
    var spaceCount = 0
    while index < line.upperBound {
      if bytes[index] == 0x20 || bytes[index] == 0x09 {
        spaceCount += bytes[index] == 0x20 ? 1 : tabColumnCount
        if spaceCount > maximumSpaceCount { cut = (cut?.lowerBound ?? index)..<index + 1 }
        index += 1
        continue
      }
      guard let end = markEnd(bytes, index, line.upperBound) else { break }
      markCount += 1
      if markCount > maximumMarkCount {
        if !isRule(bytes, index..<line.upperBound) { edits.append(.escape(end - 1)) }
        break
      }
      // What is indented that far and begins with no mark is code, or text as it is.
      if let cut { edits.append(.cut(cut)) }
      cut = nil
      index = end
    }
    return edits
  }

  /// Where the mark of a quotation, of a list or of the item of a numbered one ends that begins here.
  private static func markEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    switch bytes[start] {
    case UInt8(ascii: ">"): return start + 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): index += 1
    case 0x30...0x39:
      while index < end, index - start < 9, 0x30...0x39 ~= bytes[index] { index += 1 }
      guard index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else { return nil }
      index += 1
    default: return nil
    }
    return index == end || MarkdownBound.isSpace(bytes[index]) ? index : nil
  }

  /// Whether the rest of the line is a rule, however long.
  private static func isRule(_ bytes: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Bool {
    let mark = bytes[rest.lowerBound]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") else { return false }
    return rest.allSatisfy { bytes[$0] == mark || MarkdownBound.isSpace(bytes[$0]) }
  }
}
