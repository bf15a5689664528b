import ShirabeQuery
import ShirabeSearch
import ShirabeText

/// Finds where highlights stand in a text, by the rule that the index finds articles by.
struct PhraseMatcher: Sendable {
  /// A place where a highlight stands in a text.
  struct Match: Sendable, Equatable {
    /// The highlight, by its number.
    var highlight: Int { Int(number) }
    /// The tokens of the text that it stands for.
    var tokenRange: Range<Int> { Int(firstToken)..<Int(endToken) }
    /// The bytes of the source that it stands for, what separates the tokens included.
    var byteRange: Range<Int> { Int(firstByte)..<Int(endByte) }

    // Of a giant article there are millions, and tokens count in 32 bits as well.
    private let number: UInt32
    private let firstToken: UInt32
    private let endToken: UInt32
    private let firstByte: UInt32
    private let endByte: UInt32

    init(highlight: Int, tokenRange: Range<Int>, byteRange: Range<Int>) {
      number = UInt32(clamping: highlight)
      firstToken = UInt32(clamping: tokenRange.lowerBound)
      endToken = UInt32(clamping: tokenRange.upperBound)
      firstByte = UInt32(clamping: byteRange.lowerBound)
      endByte = UInt32(clamping: byteRange.upperBound)
    }
  }

  let highlights: [Highlight]
  /// Highlights by the key of their first token.
  private var firsts: [UInt64: [Int]] = [:]
  /// Highlights that are nothing but the beginning of a word or number.
  private var beginnings: [Int] = []
  private var filter = KeyFilter()

  init(_ highlights: [Highlight]) {
    self.highlights = highlights
    for (number, highlight) in highlights.enumerated() {
      guard let first = highlight.phrase.elements.first else { continue }
      if highlight.endsOpen, highlight.phrase.elements.count == 1 {
        beginnings.append(number)
      } else {
        let key = first.bytes.withUnsafeBufferPointer { PhraseMatcher.key($0, 0..<$0.count) }
        filter.insert(key)
        firsts[key, default: []].append(number)
      }
    }
  }

  /// Replaces what is in `matches` by all matches, in the order in which they begin.
  ///
  /// - Complexity: O(tokens of the text), plus the length of a phrase wherever its first token stands, plus the highlights
  ///   of a single open end for every word and number.
  func findMatches(
    in text: TokenizedText, into matches: inout [Match], _ interruption: Interruption
  ) throws(Interrupted) {
    matches.removeAll(keepingCapacity: true)
    var pace = WorkPace(interruption)
    try text.folded.withUnsafeBufferPointer { folded throws(Interrupted) in
      for (index, token) in text.tokens.enumerated() {
        try pace.count()
        let key = PhraseMatcher.key(folded, token.foldedRange)
        if filter.mayContain(key), let candidates = firsts[key] {
          for candidate in candidates { try add(candidate, ifAt: index, in: text, to: &matches, &pace) }
        }
        if !beginnings.isEmpty, !token.kind.isLetter {
          for candidate in beginnings { try add(candidate, ifAt: index, in: text, to: &matches, &pace) }
        }
      }
    }
  }

  private func add(
    _ number: Int, ifAt start: Int, in text: TokenizedText, to matches: inout [Match], _ pace: inout WorkPace
  ) throws(Interrupted) {
    let elements = highlights[number].phrase.elements
    let tokenRange = start..<(start + elements.count)
    guard tokenRange.upperBound <= text.tokens.count else { return }
    for (element, index) in zip(elements, tokenRange) {
      try pace.count(4)
      let token = text.tokens[index]
      if element.touchesPrevious, !token.touchesPrevious { return }
      let isOpen = highlights[number].endsOpen && index == tokenRange.upperBound - 1
      let bytes = isOpen ? text.bytes(of: token).prefix(element.bytes.count) : text.bytes(of: token)
      guard bytes.elementsEqual(element.bytes) else { return }
    }
    let first = text.tokens[start].sourceRange
    let last = text.tokens[tokenRange.upperBound - 1].sourceRange
    let byteRange = first.lowerBound..<max(first.upperBound, last.upperBound)
    try matches.append(
      Match(highlight: number, tokenRange: tokenRange, byteRange: byteRange), asking: pace.interruption)
  }

  /// The first eight bytes of a token as a number.
  @inline(__always)
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var key: UInt64 = 0
    for position in range.prefix(8) { key = key << 8 | UInt64(bytes[position]) }
    return key
  }
}

extension Highlight {
  /// Whether the last element may go on in the text; letters are tokens by themselves and do not.
  var endsOpen: Bool { isPrefix && phrase.elements.last?.kind.isLetter == false }
}
