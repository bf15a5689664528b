import ShirabeModel
import ShirabeSearch
import ShirabeTestSupport
import Testing

@testable import ShirabePassages

@Suite struct CharacterTextTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func countsAndCutsLikeSwift(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_000 {
      let string = random.letters(12)
      let text = CharacterText(string)
      let boundaries = Boundaries(string)
      let inside = boundaries.inside(of: text)
      #expect(inside == boundaries.positions, "\(string.debugDescription)")
      for (place, start) in boundaries.positions.enumerated() {
        let end = boundaries.positions.randomElement(using: &random) ?? 0
        guard start <= end, let letters = boundaries.positions.firstIndex(of: end).map({ $0 - place }) else { continue }
        #expect(text.count(start..<end) == letters, "\(string.debugDescription) \(start)..<\(end)")
        #expect(text.position(start, movedBy: letters, notPast: string.utf8.count) == end)
        #expect(text.position(end, movedBy: -letters, notPast: 0) == start)
      }
    }
  }

  @Test func widensToWholeLetters() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<2_000 {
      let string = random.letters(8)
      let text = CharacterText(string)
      guard let range = random.scalarRange(of: string) else { continue }
      let boundaries = Boundaries(string).positions
      let start = boundaries.last { $0 <= range.lowerBound }
      let end = boundaries.first { $0 >= range.upperBound }
      let widened = text.widened(range)
      #expect(widened.lowerBound == start && widened.upperBound == end, "\(string.debugDescription) \(range)")
    }
  }

  @Test(arguments: [
    (" a ", "a"), ("　漢字\n", "漢字"), ("\r\n가\u{A0}", "가"), ("\u{2028}ไทย\u{85}", "ไทย"), (" \n ", ""), ("", ""),
    ("a \u{301}", "a \u{301}"), ("\u{200B}", "\u{200B}"),
  ])
  func trimsWhiteSpace(_ string: String, _ trimmed: String) {
    let text = CharacterText(string)
    let range = text.trimmed(0..<text.bytes.count)
    #expect(text.bytes[range].elementsEqual(trimmed.utf8))
  }
}

/// Where the letters of a string begin, in bytes, by Swift's own count; the end of the string included.
private struct Boundaries {
  var positions: [Int] = [0]

  init(_ string: String) {
    for letter in string { positions.append((positions.last ?? 0) + letter.utf8.count) }
  }

  /// The positions between code points that a text takes for boundaries.
  func inside(of text: CharacterText) -> [Int] {
    var position = 0
    var found = [0]
    for scalar in text.string.unicodeScalars {
      position += UTF8.width(scalar)
      if text.isBoundary(position) { found.append(position) }
    }
    return found
  }
}

extension SplitMix64 {
  /// Some stretch of a string between two code points, in bytes.
  fileprivate mutating func scalarRange(of string: String) -> Range<Int>? {
    var positions = [0]
    for scalar in string.unicodeScalars { positions.append((positions.last ?? 0) + UTF8.width(scalar)) }
    guard let one = positions.randomElement(using: &self), let other = positions.randomElement(using: &self) else {
      return nil
    }
    return one == other ? nil : min(one, other)..<max(one, other)
  }
}
