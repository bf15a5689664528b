import ShirabeModel
import ShirabeSearch
import ShirabeTestSupport
import Testing

@testable import ShirabePassages

@Suite struct OffsetUnitTests {
  /// What stands in brackets, counted in each unit.
  @Test(arguments: [
    ("麻薬[対策]", [6..<12], [2..<4], [2..<4], [2..<4]),
    ("𠮷[野]家", [4..<7], [2..<3], [1..<2], [1..<2]),
    ("👨‍👩‍👧[が]", [18..<21], [8..<9], [5..<6], [1..<2]),
    ("か\u{3099}[き]\u{309A}", [6..<9], [2..<3], [2..<3], [1..<2]),
    ("🇯🇵🇰🇷[한국] [은행]", [16..<22, 23..<29], [8..<10, 11..<13], [4..<6, 7..<9], [2..<4, 5..<7]),
    ("[Né]\r\n[stor]", [0..<3, 5..<9], [0..<2, 4..<8], [0..<2, 4..<8], [0..<2, 3..<7]),
    ("ไ[ท]ย", [3..<6], [1..<2], [1..<2], [1..<2]),
  ])
  func count(
    _ marked: String, _ utf8: [Range<Int>], _ utf16: [Range<Int>], _ scalar: [Range<Int>], _ grapheme: [Range<Int>]
  ) throws {
    let text = marked.unicodeScalars.filter { $0 != "[" && $0 != "]" }.reduce(into: "") { $0.unicodeScalars.append($1) }
    #expect(bracketed(text, utf8).utf8.elementsEqual(marked.utf8))
    #expect(try OffsetUnit.utf8.ranges(of: utf8, in: text) == utf8)
    #expect(try OffsetUnit.utf16.ranges(of: utf8, in: text) == utf16)
    #expect(try OffsetUnit.scalar.ranges(of: utf8, in: text) == scalar)
    #expect(try OffsetUnit.grapheme.ranges(of: utf8, in: text) == grapheme)
  }

  /// Cutting by any unit, with Swift's own views, gives what cutting by bytes gives; letters are not cut.
  @Test func cutTheSameText() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<1_500 {
      let text = random.letters(20)
      let bytes = Array(text.utf8)
      let ranges = random.ranges(of: text)
      let cuts = ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
      let utf16 = try OffsetUnit.utf16.ranges(of: ranges, in: text).map { range in
        String(decoding: Array(text.utf16)[range], as: UTF16.self)
      }
      let scalars = try OffsetUnit.scalar.ranges(of: ranges, in: text).map { range in
        String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
      }
      let letters = try OffsetUnit.grapheme.ranges(of: ranges, in: text).map { String(Array(text)[$0]) }
      for place in cuts.indices {
        #expect(utf16[place].utf8.elementsEqual(cuts[place].utf8))
        #expect(scalars[place].utf8.elementsEqual(cuts[place].utf8))
        #expect(cuts[place].isEmpty || letters[place].unicodeScalars.count >= cuts[place].unicodeScalars.count)
      }
      #expect(letters.joined().unicodeScalars.count >= cuts.joined().unicodeScalars.count)
    }
  }

  /// What is counted here is found by those who get it, letters as wholes.
  @Test(arguments: OffsetUnit.allCases)
  func clientsFindTheWayBack(_ unit: OffsetUnit) throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let text = random.mixedText() + "👩\u{200D}👩𠮷"
      let ranges = random.ranges(of: text)
      let found = OffsetTable(of: text, in: unit).utf8Ranges(of: try unit.ranges(of: ranges, in: text))
      #expect(found == (unit == .grapheme ? ranges.map(CharacterText(text).widened) : ranges), "\(text)")
    }
  }
}

extension SplitMix64 {
  /// A few stretches of a text between code points, in bytes, in the order in which they begin.
  fileprivate mutating func ranges(of text: String) -> [Range<Int>] {
    var positions = [0]
    for scalar in text.unicodeScalars { positions.append((positions.last ?? 0) + UTF8.width(scalar)) }
    return (0..<4).map { _ in
      let one = positions.randomElement(using: &self) ?? 0
      let other = positions.randomElement(using: &self) ?? 0
      return min(one, other)..<max(one, other)
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}
