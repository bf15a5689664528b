import ShirabeSearch
import ShirabeText

/// Where the sentences of a text end.
///
/// After 。！？!?．｡ and line ends, after a full stop before white space, and after the text; the brackets and quotes that
/// close there and the white space that follows belong to the sentence.
struct SentenceEnds {
  /// The positions after the sentences, ascending; the last is the end of the text.
  private(set) var positions: [Int] = []
  private let text: LetterText

  /// - Complexity: O(tokens of the text), plus the bytes between them: whatever ends a sentence is no part of a token.
  init(of text: HighlightedText, _ interruption: Interruption = .never) throws(Interrupted) {
    self.text = text.letters
    var pace = WorkPace(interruption)
    var end = 0
    for token in text.tokenized.tokens {
      let range = token.sourceRange
      try pace.count()
      if range.lowerBound > end { try scan(end..<range.lowerBound, &pace) }
      end = max(end, range.upperBound)
    }
    let byteCount = self.text.bytes.count
    try scan(end..<max(end, byteCount), &pace)
    if positions.last != byteCount { positions.append(byteCount) }
  }

  private mutating func scan(_ gap: Range<Int>, _ pace: inout WorkPace) throws(Interrupted) {
    var position = gap.lowerBound
    while position < gap.upperBound {
      try pace.count()
      guard let width = endByteCount(at: position) else {
        position += 1
        continue
      }
      position += width
      while position < gap.upperBound, let width = endByteCount(at: position) ?? closerByteCount(at: position) {
        try pace.count()
        position += width
      }
      while position < gap.upperBound, case let width = WhiteSpace.byteCount(in: text.bytes, at: position), width > 0 {
        try pace.count()
        position += width
      }
      if !text.isBoundary(position) { position = text.boundary(after: position) }
      try positions.append(position, asking: pace.interruption)
    }
  }

  /// The bytes of the code point at a position, if it ends a sentence.
  private func endByteCount(at position: Int) -> Int? {
    let bytes = text.bytes
    switch bytes[position] {
    case 0x0A, 0x0D, 0x21, 0x3F: return 1
    case 0x2E: return isFullStop(at: position) ? 1 : nil
    case 0xE2, 0xE3, 0xEF:
      guard position + 2 < bytes.count else { return nil }
      switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
      case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x8E), (0xEF, 0xBD, 0xA1),
        (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):
        return 3
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether white space or the end of the text follows a full stop and whatever closes after it.
  private func isFullStop(at position: Int) -> Bool {
    var next = position + 1
    while next < text.bytes.count, let width = closerByteCount(at: next) { next += width }
    return next >= text.bytes.count || WhiteSpace.byteCount(in: text.bytes, at: next) > 0
  }

  /// The bytes of the code point at a position, if it is a bracket or quote that closes.
  private func closerByteCount(at position: Int) -> Int? {
    let bytes = text.bytes
    switch bytes[position] {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D: return 1  // " ' ) ] }
    case 0xC2: return position + 1 < bytes.count && bytes[position + 1] == 0xBB ? 2 : nil  // »
    case 0xE2, 0xE3, 0xEF:
      guard position + 2 < bytes.count else { return nil }
      switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
      case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D),  // ’ ”
        (0xE3, 0x80, 0x89), (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xE3, 0x80, 0x91),  // 〉》」』】
        (0xE3, 0x80, 0x95), (0xE3, 0x80, 0x97), (0xE3, 0x80, 0x99), (0xE3, 0x80, 0x9B), (0xE3, 0x80, 0x9F),  // 〕〗〙〛〟
        (0xEF, 0xBC, 0x89), (0xEF, 0xBC, 0xBD), (0xEF, 0xBD, 0x9D), (0xEF, 0xBD, 0xA3):  // ）］｝｣
        return 3
      default: return nil
      }
    default: return nil
    }
  }
}
