import ShirabeSearch
import ShirabeText

/// Where the sentences of a text end, by ``SentenceRule``: as letters, and with the white space that follows them.
struct SentenceEnds {
  /// The positions after the sentences, ascending; the last is the end of the text.
  private(set) var positions: [Int] = []
  private let text: CharacterText

  /// - Complexity: O(tokens of the text), plus the bytes between them: whatever ends a sentence is no part of a token.
  init(of text: HighlightedText, _ interruption: Interruption = .never) throws(Interrupted) {
    self.text = text.letters
    var pace = WorkPace(interruption)
    let bytes = text.letters.bytes
    try bytes.withUnsafeBufferPointer { bytes throws(Interrupted) in
      var end = 0
      for token in text.tokenized.tokens {
        let range = token.sourceRange
        try pace.count()
        if range.lowerBound > end { try scan(end..<range.lowerBound, of: bytes, &pace) }
        end = max(end, range.upperBound)
      }
      try scan(end..<max(end, bytes.count), of: bytes, &pace)
    }
    if positions.last != bytes.count { positions.append(bytes.count) }
  }

  /// Adds what ends between two tokens.
  private mutating func scan(
    _ gap: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ pace: inout WorkPace
  ) throws(Interrupted) {
    var position = gap.lowerBound
    while position < gap.upperBound {
      try pace.count()
      var width = SentenceRule.endByteCount(in: bytes, at: position)
      guard width > 0 else {
        position += 1
        continue
      }
      while width > 0 {
        try pace.count()
        position += width
        width = position < gap.upperBound ? SentenceRule.trailingByteCount(in: bytes, at: position) : 0
      }
      while position < gap.upperBound, case let width = WhiteSpace.byteCount(in: text.bytes, at: position), width > 0 {
        try pace.count()
        position += width
      }
      if !text.isBoundary(position) { position = text.boundary(after: position) }
      try positions.append(position, asking: pace.interruption)
    }
  }
}
