import ShirabeTestSupport
import ShirabeWire
import Testing

struct OffsetTableTests {
  /// A text, a byte range in it, and that range in UTF-16 code units, code points and graphemes.
  static let cases: [(String, Range<Int>, [Range<Int>])] = [
    ("abc", 1..<2, [1..<2, 1..<2, 1..<2]), ("日本", 3..<6, [1..<2, 1..<2, 1..<2]),
    ("𠮷野", 4..<7, [2..<3, 1..<2, 1..<2]), ("e\u{301}x", 3..<4, [2..<3, 2..<3, 1..<2]),
    ("👩\u{200D}👩!", 11..<12, [5..<6, 3..<4, 1..<2]), ("", 0..<0, [0..<0, 0..<0, 0..<0]),
    ("日本", 6..<6, [2..<2, 2..<2, 2..<2]),
    // What would split a unit takes the whole of it; what leaves the text ends with it.
    ("e\u{301}x", 1..<3, [1..<2, 1..<2, 0..<1]), ("𠮷野", 1..<3, [0..<2, 0..<1, 0..<1]),
    ("日本", 3..<9, [1..<2, 1..<2, 1..<2]),
  ]

  @Test(arguments: cases)
  func countsInEveryUnit(text: String, bytes: Range<Int>, others: [Range<Int>]) {
    for (unit, range) in zip([OffsetUnit.utf16, .scalar, .grapheme], others) {
      #expect(OffsetTable(of: text, in: unit).ranges(ofUTF8: [bytes]) == [range], "\(unit)")
    }
    #expect(OffsetTable(of: text, in: .utf8).ranges(ofUTF8: [bytes]) == [bytes])
  }

  @Test(arguments: OffsetUnit.allCases)
  func findsTheWayBack(unit: OffsetUnit) {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let text = generator.mixedText() + "👩\u{200D}👩𠮷"
      let table = OffsetTable(of: text, in: unit)
      let ends = text.indices.map { $0.utf16Offset(in: text) } + [text.utf16.count]
      let bytes = ends.map { text[..<String.Index(utf16Offset: $0, in: text)].utf8.count }
      guard let one = bytes.randomElement(using: &generator), let other = bytes.randomElement(using: &generator)
      else { return }
      let range = min(one, other)..<max(one, other)
      #expect(table.utf8Ranges(of: table.ranges(ofUTF8: [range])) == [range])
    }
  }

  static let outside: [(OffsetUnit, Range<Int>)] = [
    (.utf8, 1..<4), (.utf8, 0..<5), (.utf16, 0..<1), (.utf16, 0..<3), (.scalar, 0..<2), (.grapheme, 1..<2),
    (.utf8, -1..<4),
  ]

  @Test(arguments: outside)
  func refusesWhatIsNotInTheText(unit: OffsetUnit, range: Range<Int>) {
    #expect(OffsetTable(of: "𠮷", in: unit).utf8Ranges(of: [range]) == nil)
  }
}
