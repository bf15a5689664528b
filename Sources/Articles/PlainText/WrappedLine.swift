/// What there is to know of a line to tell whether a program wrapped it.
struct WrappedLine {
  /// Punctuation may hang over the width by a wide letter.
  static let hangingColumnCount = 2
  /// A wide letter that begins a line, and what must not be parted from it: a line may end so many columns early for it.
  private static let wideLetterColumnCount = 6
  /// How much narrower than the others a line of words is at most.
  private static let wordSlackColumnCount = 12

  /// The line without white space at its end.
  let text: Substring
  let columnCount: Int
  /// The width of what wrapping keeps together at its beginning.
  let firstColumnCount: Int
  let isIndented: Bool
  /// Whether it begins as the items of lists, quotations and headings do.
  let isMarked: Bool

  // These are asked for few lines only.

  /// Whether its letters stand in words with spaces between.
  var isOfWords: Bool {
    let wideCount = text.unicodeScalars.count { ScriptSpacing($0) == .without }
    return wideCount * 2 < text.unicodeScalars.count
  }
  var isCased: Bool { isOfWords && text.contains { $0.isCased } }
  var beginsInLowerCase: Bool { text.first?.isLowercase ?? false }
  var endsSentence: Bool {
    text.last { !SentenceLetters.isCloser($0) }.map(SentenceLetters.isEnd(ofLine:)) ?? false
  }

  var isBlank: Bool { text.isEmpty }

  /// A line of more bytes is wider than any that a program wrapped.
  private static let maximumByteCount = 1_000

  init(_ line: Substring) {
    guard line.utf8.count <= WrappedLine.maximumByteCount else {
      self = WrappedLine(unwrapped: line)
      return
    }
    let end = line.lastIndex { !$0.isWhitespace }
    text = end.map { line[...$0] } ?? ""
    columnCount = Columns.count(of: text)
    isIndented = text.first?.isWhitespace ?? false
    isMarked = WrappedLine.isMark(text)
    let first = text.unicodeScalars.first
    let isWide = first.map { ScriptSpacing($0) == .without } ?? false
    firstColumnCount =
      isWide
      ? WrappedLine.wideLetterColumnCount
      : Columns.count(
        of: Substring(text.unicodeScalars.prefix { !$0.properties.isWhitespace && ScriptSpacing($0) != .without }))
  }

  /// A line that neither was wrapped nor goes on from one that was.
  private init(unwrapped line: Substring) {
    text = line
    columnCount = WrappedLine.maximumByteCount
    firstColumnCount = 0
    isIndented = false
    isMarked = true
  }

  /// Whether it is nearly as wide as the text.
  func isNearly(_ width: Int) -> Bool {
    let slack = isOfWords ? WrappedLine.wordSlackColumnCount : WrappedLine.wideLetterColumnCount - 1
    return columnCount >= width - slack && columnCount <= width + WrappedLine.hangingColumnCount
  }

  /// The space that would part it from the next line.
  func gapColumnCount(before next: WrappedLine) -> Int { LineJoint.isSpaced(text, next.text) ? 1 : 0 }

  private static let marks: Set<Character> = [
    "-", "*", "+", "•", "・", "●", "○", "◎", "■", "□", "◆", "◇", "▲", "△", "▼", "▽", "★", "☆", "※", "→", "#", ">", "＞",
    "＊", "|",
    "│", "=", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "【", "〔", "＝",
  ]

  private static func isMark(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    let next = text.dropFirst().first
    if first == "-" || first == "*" || first == "+" { return next.map { $0.isWhitespace || $0 == first } ?? true }
    if marks.contains(first) { return true }
    let number = text.prefix { $0.isNumber }
    // A date or a time of the day, as in the lines of a table.
    if !number.isEmpty, number.endIndex < text.endIndex, "-/:".contains(text[number.endIndex]),
      text[number.endIndex...].dropFirst().first?.isNumber ?? false
    {
      return true
    }
    // The number of an item: 1. or (1) or 1) or １、
    let digits = text.drop { "(（".contains($0) }.prefix(3).prefix { $0.isNumber }
    guard !digits.isEmpty, digits.endIndex < text.endIndex else { return false }
    let mark = text[digits.endIndex]
    if ")）".contains(mark) { return true }
    guard ".．、".contains(mark) else { return false }
    let after = text[digits.endIndex...].dropFirst().first
    return mark != "." || (after?.isWhitespace ?? true)
  }
}
