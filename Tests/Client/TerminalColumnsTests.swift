import Testing

@testable import ShirabeTerminal

struct TerminalColumnsTests {
  static let widths: [(String, Int)] = [
    ("", 0), ("abc", 3), ("憲法", 4), ("ｱｲｳ", 3), ("Ａ，", 4), ("한국", 4), ("、。「」", 8), ("〜", 2), ("𠮷", 2), ("𰻝", 2),
    // Marks: composed and not, kana, two on one letter, Devanagari, Thai; conjoining jamo are drawn as one syllable.
    ("e\u{301}", 1), ("\u{E9}", 1), ("か\u{3099}", 2), ("ｶﾞ", 2), ("a\u{323}\u{302}", 1), ("कि", 2), ("ที่", 1),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    // Invisible ones, and a soft hyphen, which terminals show.
    ("a\u{200B}b", 2), ("\u{FEFF}a", 1), ("a\u{AD}b", 3), ("a\u{2060}b", 2),
    // Emoji: wide by themselves, by U+FE0F, joined, with a colour of skin, a flag, a keycap.
    ("😀", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("⌚", 2), ("👩\u{200D}👩\u{200D}👧", 2), ("👍🏽", 2), ("👩🏽\u{200D}🔬", 2),
    ("🏳\u{FE0F}\u{200D}🌈", 2), ("❤\u{FE0F}\u{200D}🔥", 2), ("🇯🇵", 2), ("1\u{FE0F}\u{20E3}", 2), ("#", 1),
    ("☎\u{FE0E}", 1),
    // Variation selectors of ideographs, and marks that nothing stands before.
    ("葛\u{E0100}", 2), ("\u{301}", 0), ("a\u{200D}b", 2), ("🏽", 2), ("a🏽", 3),
    // What is not assigned yet is wide in the planes of ideographs.
    ("\u{3FFFD}", 2), ("\u{2FA20}", 2),
  ]

  @Test(arguments: widths)
  func countsColumns(text: String, columns: Int) {
    #expect(TerminalColumns.width(of: text) == columns)
  }

  @Test func theTableCoversEverythingInOrder() {
    let runs = WidthTable.runs
    #expect(runs.first.map { $0 >> 8 } == 0)
    #expect(zip(runs, runs.dropFirst()).allSatisfy { $0 >> 8 < $1 >> 8 && $0 & 0xFF != $1 & 0xFF })
    for value in UInt32(0)..<0x3400 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      if properties.generalCategory == .nonspacingMark {
        #expect(ScalarWidth(of: scalar).columns == 0, "\(scalar.escaped(asASCII: true))")
      }
    }
  }

  static let cuts: [(String, Int, String)] = [
    ("憲法改正", 8, "憲法改正"), ("憲法改正", 7, "憲法改…"), ("憲法改正", 6, "憲法…"), ("憲法", 1, "…"), ("憲法", 0, ""),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👩\u{200D}👩\u{200D}👧ab", 3, "👩\u{200D}👩\u{200D}👧…"), ("", 0, ""),
  ]

  @Test(arguments: cuts)
  func cutsBetweenCharacters(text: String, columns: Int, cut: String) {
    #expect(TextCut.prefix(text, columns: columns) == cut)
  }

  static let paddings: [(String, Int, TextAlignment, String)] = [
    ("憲法", 6, .left, "憲法  "), ("憲法", 6, .right, "  憲法"), ("憲法", 7, .center, " 憲法  "), ("憲法", 3, .left, "憲法"),
    ("e\u{301}", 2, .right, " e\u{301}"),
  ]

  @Test(arguments: paddings)
  func padsByColumns(text: String, columns: Int, alignment: TextAlignment, padded: String) {
    #expect(TextCut.padded(text, columns: columns, alignment) == padded)
  }
}
