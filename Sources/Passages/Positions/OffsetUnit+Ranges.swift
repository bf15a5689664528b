import Algorithms
import ShirabeModel
import ShirabeSearch

/// How places in a text are counted for those who asked. The way back is ``OffsetTable``'s, which needs no interruption.
extension OffsetUnit {
  /// Ranges of a text's bytes as ranges in this unit, in the same order.
  ///
  /// The ranges lie inside the text and begin and end between code points. As ``grapheme`` a range takes all of the letters
  /// that it begins or ends inside of.
  ///
  /// - Complexity: O(*n* + *m* log *m*) in the bytes of the text and in the ranges.
  func ranges(of byteRanges: [Range<Int>], in text: String) throws(Interrupted) -> [Range<Int>] {
    try ranges(of: byteRanges, in: CharacterText(text))
  }

  /// The same of a text that has been taken apart.
  func ranges(
    of byteRanges: [Range<Int>], in text: CharacterText, _ interruption: Interruption = .never
  ) throws(Interrupted) -> [Range<Int>] {
    guard self != .utf8 else { return byteRanges }
    var pace = WorkPace(interruption)
    var ranges: [Range<Int>] = []
    defer { ranges.leave() }
    ranges.reserveCapacity(byteRanges.count)
    var positions: [Int] = []
    defer { positions.leave() }
    positions.reserveCapacity(2 * byteRanges.count)
    for range in byteRanges {
      try pace.count(16)
      ranges.append(self == .grapheme ? text.widened(range) : range)
      positions.append(ranges[ranges.count - 1].lowerBound)
      positions.append(ranges[ranges.count - 1].upperBound)
    }
    try positions.sort(asking: interruption, by: <)
    var offsets = try offsets(of: positions, in: text, &pace)
    defer { offsets.leave() }
    // Neighbours begin near each other and end near each other, so each is looked for from where the last one was.
    var start = 0
    var end = 0
    for place in ranges.indices {
      try pace.count(32)
      start = OffsetUnit.index(of: ranges[place].lowerBound, in: positions, near: start)
      end = OffsetUnit.index(of: ranges[place].upperBound, in: positions, near: end)
      ranges[place] = offsets[start]..<max(offsets[start], offsets[end])
    }
    return ranges
  }

  /// The offsets of positions, which ascend.
  private func offsets(
    of positions: [Int], in text: CharacterText, _ pace: inout WorkPace
  ) throws(Interrupted) -> [Int] {
    var offsets: [Int] = []
    defer { offsets.leave() }
    offsets.reserveCapacity(positions.count)
    var position = 0
    var offset = 0
    for next in positions {
      try pace.count(4)
      if next > position { offset += try length(of: position..<next, in: text, &pace) }
      position = next
      offsets.append(offset)
    }
    return offsets
  }

  /// Where a position stands in a list of them that ascends and has it.
  ///
  /// - Complexity: O(log *d*) in the distance from `hint`.
  private static func index(of position: Int, in positions: [Int], near hint: Int) -> Int {
    var lower = hint
    var upper = hint + 1
    var step = 1
    while lower > 0, positions[lower] > position {
      upper = lower
      lower = max(lower - step, 0)
      step *= 2
    }
    while upper < positions.count, positions[upper] <= position {
      lower = upper
      upper = min(upper + step, positions.count)
      step *= 2
    }
    // The last that is no higher lies from `lower` to before `upper`.
    return positions[lower..<upper].partitioningIndex { $0 > position } - 1
  }

  private func length(
    of range: Range<Int>, in text: CharacterText, _ pace: inout WorkPace
  ) throws(Interrupted) -> Int {
    if self == .grapheme { return try text.count(range, &pace) }
    var length = 0
    for byte in text.bytes[range] {
      try pace.count()
      switch self {
      // Code points outside of the BMP are four bytes there and two code units here.
      case .utf16: length += byte & 0xC0 == 0x80 ? 0 : byte < 0xF0 ? 1 : 2
      case .scalar: length += byte & 0xC0 == 0x80 ? 0 : 1
      case .utf8, .grapheme: length += 1
      }
    }
    return length
  }
}
