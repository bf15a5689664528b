import ShirabeConsole
import ShirabeJSON
import ShirabeModel

/// An article as lines of a given width, made as far as they are looked at, since a book is one article too.
struct ArticleText {
  /// A line, and which paragraph it is of.
  struct Line {
    let pieces: [TextWrapper.Piece]
    let paragraph: Int
    let isDetail: Bool
  }

  private struct Paragraph {
    let bytes: Range<Int>
    let isDetail: Bool
  }

  private let bytes: [UInt8]
  private let paragraphs: [Paragraph]
  /// The matches as byte ranges of `bytes`, in order and apart.
  private let marks: [Range<Int>]
  private let columns: Int
  private(set) var lines: [Line] = []
  /// The line on which each match begins, as far as lines are made.
  private(set) var markLines: [Int] = []
  private var madeParagraphs = 0
  private var nextMark = 0

  /// How many matches there are.
  var markCount: Int { marks.count }

  /// Whether all lines are made.
  var isComplete: Bool { madeParagraphs == paragraphs.count }

  /// Prepares an article.
  ///
  /// - Parameter marks: The matches in the body, in bytes; what does not fit the body is left out.
  init(article: JSON, marks: [Range<Int>], columns: Int) {
    var bytes: [UInt8] = []
    var paragraphs: [Paragraph] = []
    func append(_ line: String) {
      paragraphs.append(Paragraph(bytes: bytes.count..<bytes.count + line.utf8.count, isDetail: true))
      bytes += line.utf8
    }
    for (name, value) in ArticleDetails(article).lines { append("\(name): \(value)") }
    append("")
    let start = bytes.count
    bytes += (article["body"]?.string ?? "").utf8
    for line in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = line.last == 0x0D ? line.endIndex - 1 : line.endIndex
      paragraphs.append(Paragraph(bytes: line.startIndex..<end, isDetail: false))
    }
    // The last line end ends a line and begins none.
    if paragraphs.last?.bytes.isEmpty == true { paragraphs.removeLast() }
    self.marks = Self.joined(marks.map { $0.lowerBound + start..<$0.upperBound + start }, within: start..<bytes.count)
    (self.bytes, self.paragraphs, self.columns) = (bytes, paragraphs, columns)
  }

  /// The marks in order, none empty or beyond the text, and those that overlap or touch as one.
  private static func joined(_ marks: [Range<Int>], within bounds: Range<Int>) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let mark = mark.clamped(to: bounds)
      if mark.isEmpty { continue }
      if let last = joined.last, mark.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
      } else {
        joined.append(mark)
      }
    }
    return joined
  }

  /// Makes lines until there are so many, or all.
  ///
  /// - Complexity: O(bytes of what is made).
  mutating func make(lines count: Int) {
    while lines.count < count, !isComplete { makeParagraph() }
  }

  /// Makes lines until the one on which a match begins, and gives that; nil where there is no such match.
  mutating func line(ofMark number: Int) -> Int? {
    guard marks.indices.contains(number) else { return nil }
    while markLines.count <= number, !isComplete { makeParagraph() }
    return number < markLines.count ? markLines[number] : nil
  }

  /// Makes lines until the first of a paragraph, and gives that.
  mutating func firstLine(ofParagraph number: Int) -> Int {
    while madeParagraphs <= number, !isComplete { makeParagraph() }
    return lines.firstIndex { $0.paragraph >= number } ?? 0
  }

  /// How much of the text the lines up to this one are, in per cent.
  func percentage(throughLine line: Int) -> Int {
    if line >= lines.count, isComplete { return 100 }
    if isComplete { return line * 100 / max(lines.count, 1) }
    guard line > 0, line <= lines.count else { return 0 }
    return min(99, paragraphs[lines[line - 1].paragraph].bytes.upperBound * 100 / max(bytes.count, 1))
  }

  private mutating func makeParagraph() {
    let paragraph = paragraphs[madeParagraphs]
    let wrapped = TextWrapper(columns: max(columns, 2)).lines(of: pieces(of: paragraph.bytes))
    for pieces in wrapped.isEmpty ? [[]] : wrapped {
      for piece in pieces where piece.isMatch {
        while markLines.count <= piece.number { markLines.append(lines.count) }
      }
      lines.append(Line(pieces: pieces, paragraph: madeParagraphs, isDetail: paragraph.isDetail))
    }
    madeParagraphs += 1
  }

  /// The text of a byte range, cut at the matches and ready for a terminal.
  private mutating func pieces(of range: Range<Int>) -> [TextWrapper.Piece] {
    var pieces: [TextWrapper.Piece] = []
    var position = range.lowerBound
    func append(upTo end: Int, mark: Int?) {
      if position < end {
        let text = ControlCharacters.replaced(in: String(decoding: bytes[position..<end], as: UTF8.self))
        pieces.append(TextWrapper.Piece(text: text, isMatch: mark != nil, number: mark ?? 0))
      }
      position = max(position, end)
    }
    while nextMark < marks.count, marks[nextMark].lowerBound < range.upperBound {
      let mark = marks[nextMark].clamped(to: range)
      append(upTo: mark.lowerBound, mark: nil)
      append(upTo: mark.upperBound, mark: nextMark)
      // One that goes on behind the line's end is met again there.
      if marks[nextMark].upperBound > range.upperBound { break }
      nextMark += 1
    }
    append(upTo: range.upperBound, mark: nil)
    return pieces
  }
}
