import ShirabeTestSupport
import ShirabeText
import Testing

/// Folding and cutting take time in proportion to the text, whatever stands in it.
@Suite(.serialized) struct GrowthTests {
  @Test(arguments: [
    "a", "あ", "漢", "한", " ", "1", "1,", "1,000", "a·", "ア・", "漢・", "漢·漢", "e\u{301}", "\u{301}", "\u{323}\u{301}",
    "\u{301}\u{323}",
    "\u{1100}", "\u{1161}", "\u{1100}\u{1161}\u{11A8}", "か\u{3099}", "\u{200D}", "\u{FE0F}", "\u{AD}", "\u{FDFA}",
    "ǖ\u{301}", "ﷺ",
    "\u{345}\u{301}", "\u{F73}\u{F71}", "α\u{345}\u{313}", "\u{1D15E}", "𝔸", "①", "㍿", "ﾊﾟ", "\u{E0100}", "\u{1F1EF}",
  ])
  func `time grows as the text does`(piece: String) {
    for before in ["", "a", "1"] {
      var tokenizer = Tokenizer(keepsSeparators: true)
      let complaint = Growth.complaint(
        "\(before.debugDescription) and \(piece.debugDescription) repeated", size: 2 << 10,
        input: { before + String(repeating: piece, count: max(1, $0 / piece.utf8.count)) },
        { _ = tokenizer.tokenize($0) })
      #expect(complaint == nil)
    }
  }
}
