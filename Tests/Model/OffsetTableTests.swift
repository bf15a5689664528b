import ShirabeModel
import Testing

/// How clients turn offsets into bytes; that this is the way back of what the engine counts is tested beside the engine.
struct OffsetTableTests {
  /// A text, a byte range in it, and that range in UTF-16 code units, code points and graphemes.
  static let cases: [(String, Range<Int>, [Range<Int>])] = [
    ("abc", 1..<2, [1..<2, 1..<2, 1..<2]), ("日本", 3..<6, [1..<2, 1..<2, 1..<2]),
    ("𠮷野", 4..<7, [2..<3, 1..<2, 1..<2]), ("e\u{301}x", 3..<4, [2..<3, 2..<3, 1..<2]),
    ("👩\u{200D}👩!", 11..<12, [5..<6, 3..<4, 1..<2]), ("", 0..<0, [0..<0, 0..<0, 0..<0]),
    ("日本", 6..<6, [2..<2, 2..<2, 2..<2]),
  ]

  @Test(arguments: cases)
  func findsTheBytes(text: String, bytes: Range<Int>, others: [Range<Int>]) {
    for (unit, range) in zip([OffsetUnit.utf16, .scalar, .grapheme], others) {
      #expect(OffsetTable(of: text, in: unit).utf8Ranges(of: [range]) == [bytes], "\(unit)")
    }
    #expect(OffsetTable(of: text, in: .utf8).utf8Ranges(of: [bytes]) == [bytes])
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
