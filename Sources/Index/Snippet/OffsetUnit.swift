/// What offsets into a text count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Bytes of UTF-8.
  case utf8
  /// Code units of UTF-16.
  case utf16
  /// Code points.
  case scalar
  /// Letters: extended grapheme clusters, Swift's `Character`s.
  case grapheme

  /// Ranges of a text's bytes as ranges in this unit, in the same order.
  ///
  /// The ranges lie inside the text and begin and end between code points. As ``grapheme`` a range takes all of the letters
  /// that it begins or ends inside of.
  ///
  /// - Complexity: O(*n* + *m* log *m*) in the bytes of the text and in the ranges.
  func ranges(of byteRanges: [Range<Int>], in text: String) throws(IndexError) -> [Range<Int>] {
    try ranges(of: byteRanges, in: LetterText(text))
  }

  func ranges(
    of byteRanges: [Range<Int>], in text: LetterText, _ interruption: Interruption = .never
  ) throws(IndexError) -> [Range<Int>] {
    guard self != .utf8 else { return byteRanges }
    var pace = WorkPace(interruption)
    var byteRanges = byteRanges
    var positions: [Int] = []
    for (place, range) in byteRanges.enumerated() {
      try pace.count(16)
      if self == .grapheme { byteRanges[place] = text.widened(range) }
      positions.append(byteRanges[place].lowerBound)
      positions.append(byteRanges[place].upperBound)
    }
    try positions.sort(asking: interruption, by: <)
    var offsets: [Int: Int] = [:]
    var position = 0
    var offset = 0
    for next in positions where offsets[next] == nil {
      try pace.count(32 + (next - position) / 4)
      offset += length(of: position..<next, in: text)
      position = next
      offsets[next] = offset
    }
    var ranges: [Range<Int>] = []
    for range in byteRanges {
      try pace.count(16)
      let lowerBound = offsets[range.lowerBound] ?? 0
      ranges.append(lowerBound..<max(lowerBound, offsets[range.upperBound] ?? 0))
    }
    return ranges
  }

  private func length(of range: Range<Int>, in text: LetterText) -> Int {
    switch self {
    case .utf8: range.count
    // Code points outside of the BMP are four bytes there and two code units here.
    case .utf16: text.bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 < 0xF0 ? 1 : 2) }
    case .scalar: text.bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    case .grapheme: text.count(range)
    }
  }
}
