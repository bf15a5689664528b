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
  public func ranges(of byteRanges: [Range<Int>], in text: String) -> [Range<Int>] {
    ranges(of: byteRanges, in: LetterText(text))
  }

  func ranges(of byteRanges: [Range<Int>], in text: LetterText) -> [Range<Int>] {
    guard self != .utf8 else { return byteRanges }
    let byteRanges = self == .grapheme ? byteRanges.map(text.widened) : byteRanges
    let positions = byteRanges.flatMap { [$0.lowerBound, $0.upperBound] }.sorted()
    var offsets: [Int: Int] = [:]
    var position = 0
    var offset = 0
    for next in positions where offsets[next] == nil {
      offset += length(of: position..<next, in: text)
      position = next
      offsets[next] = offset
    }
    return byteRanges.map { range in
      let lowerBound = offsets[range.lowerBound] ?? 0
      return lowerBound..<max(lowerBound, offsets[range.upperBound] ?? 0)
    }
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
