/// How large tables may be. cmark-gfm reads what stands before every row of dashes as a header, takes the square of the cells of
/// a row, and fills every row up to the columns of the header.
struct MarkdownTables {
  /// The most columns.
  private static let maximumColumnCount = 256
  /// The most cells of a row; those beyond the columns are no part of the table.
  private static let maximumCellCount = 1024
  /// The most lines of the paragraph that a header ends.
  private static let maximumLineCount = 256
  /// So often may a row of dashes be tried in a paragraph.
  private static let maximumTrialCount = 16
  /// Rows of fewer columns are filled up without a bound of their own.
  private static let freeColumnCount = 4
  /// So many cells may be filled up, and one for so many bytes of the rows.
  private static let freePaddingCount = 1024
  private static let bytesPerPadding = 4

  private var lineCount = 0
  private var trialCount = 0
  private var mayBeTable = false
  private var widestCellCount = 0

  /// Notes that a line without text follows.
  mutating func endParagraph() { self = MarkdownTables() }

  /// What is to be changed in the next line of the paragraph.
  mutating func edits(of bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [MarkdownEdit] {
    let content = MarkdownTables.content(of: bytes, line)
    guard let first = content.first else { return [] }
    if MarkdownTables.isDelimiter(bytes, content) { return delimiterEdits(of: bytes, content, line) }
    if !mayBeTable, MarkdownTables.beginsBlock(bytes, line, content) { self = MarkdownTables() }
    lineCount += 1
    let cellCount = MarkdownTables.cellCount(bytes, first..<line.upperBound)
    widestCellCount = max(widestCellCount, cellCount)
    guard mayBeTable, cellCount > MarkdownTables.maximumCellCount else { return [] }
    return MarkdownTables.pipes(bytes, content).dropFirst(MarkdownTables.maximumCellCount).map { .escape($0) }
  }

  private mutating func delimiterEdits(
    of bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, _ line: Range<Int>
  ) -> [MarkdownEdit] {
    let columnCount = MarkdownTables.cellCount(bytes, content)
    trialCount += 1
    let isAllowed =
      columnCount <= MarkdownTables.maximumColumnCount && lineCount <= MarkdownTables.maximumLineCount
      && widestCellCount <= MarkdownTables.maximumCellCount
      && (mayBeTable && columnCount <= MarkdownTables.freeColumnCount || trialCount <= MarkdownTables.maximumTrialCount)
      && !MarkdownTables.isPadded(bytes, after: line.upperBound, columnCount)
    guard isAllowed else {
      lineCount += 1
      return [.escape(content.lowerBound)]
    }
    mayBeTable = true
    return []
  }

  /// Whether the rows would be filled up with more cells than they have letters.
  private static func isPadded(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int, _ columnCount: Int) -> Bool {
    guard columnCount > freeColumnCount else { return false }
    var paddingCount = 0
    var rowStart = start
    while rowStart < bytes.count {
      let end = bytes.offset(of: 0x0A, from: rowStart).map { $0 + 1 } ?? bytes.count
      if MarkdownBound.isBlank(bytes, rowStart..<end) { break }
      paddingCount += max(0, columnCount - cellCount(bytes, content(of: bytes, rowStart..<end)))
      rowStart = end
    }
    return paddingCount > freePaddingCount + (rowStart - start) / bytesPerPadding
  }

  /// The line without white space around it and marks of quotations before it.
  private static func content(of bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int> {
    let start = line.first { !MarkdownBound.isSpace(bytes[$0]) && bytes[$0] != UInt8(ascii: ">") } ?? line.upperBound
    let last = line.last { !MarkdownBound.isSpace(bytes[$0]) }
    return start..<max(start, last.map { $0 + 1 } ?? start)
  }

  private static func isDelimiter(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) -> Bool {
    var hasDash = false
    var hasOther = false
    for index in content {
      switch bytes[index] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasOther = true
      case let byte where MarkdownBound.isSpace(byte): break
      default: return false
      }
    }
    return hasDash && hasOther
  }

  /// Whether the line is the first of an item, a heading or a fence, whatever stands before it.
  private static func beginsBlock(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ content: Range<Int>
  ) -> Bool {
    guard content.lowerBound - line.lowerBound < 4, content.count > 2 else { return false }
    let (first, second) = (bytes[content.lowerBound], bytes[content.lowerBound + 1])
    if "-+*#".utf8.contains(first), second == 0x20 { return true }
    // A fence: three signs or more, and none of them behind these.
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return false }
    let fence = content.prefix { bytes[$0] == first }
    return fence.count >= 3 && !content.dropFirst(fence.count).contains { bytes[$0] == first }
  }

  private static func cellCount(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) -> Int {
    guard let first = content.first, let last = content.last else { return 0 }
    var count = 1
    for index in content where isPipe(bytes, index, content.lowerBound) { count += 1 }
    if isPipe(bytes, first, first) { count -= 1 }
    if last > first, isPipe(bytes, last, first) { count -= 1 }
    return max(1, count)
  }

  private static func pipes(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) -> [Int] {
    content.filter { isPipe(bytes, $0, content.lowerBound) }
  }

  private static func isPipe(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ start: Int) -> Bool {
    bytes[index] == UInt8(ascii: "|") && (index == start || bytes[index - 1] != UInt8(ascii: "\\"))
  }
}
