import ShirabeTestSupport
import Testing

@testable import ShirabeTerminal

struct LineEditorTests {
  private static func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .text($0) } }

  static let editings: [([Key], before: String, after: String)] = [
    (typed("港 検査"), "港 検査", ""),
    // A grapheme goes as a whole: kana with a mark of its own, a family of emoji, a flag, a variant of a letter.
    (typed("かか\u{3099}") + [.backspace], "か", ""), (typed("a👩\u{200D}👩\u{200D}👧") + [.backspace], "a", ""),
    (typed("🇯🇵葛\u{E0100}") + [.backspace], "🇯🇵", ""), (typed("e\u{301}x") + [.home, .delete], "", "x"),
    (typed("か\u{3099}き") + [.left, .left], "", "か\u{3099}き"),
    // What combines when it meets is one, and the cursor goes behind it.
    (typed("\u{3099}") + [.home] + typed("か"), "か\u{3099}", ""),
    (typed("👩\u{200D}x👧") + [.left, .backspace], "👩\u{200D}👧", ""),
    (typed("ab") + [.left, .left, .left, .right, .text("x")], "ax", "b"),
    (typed("abc") + [.control("a"), .text("1"), .control("e"), .text("2")], "1abc2", ""),
    (typed("abc") + [.left, .control("u")], "", "c"), (typed("abc") + [.home, .right, .control("k")], "a", ""),
    (typed("港　検査  ") + [.control("w")], "港　", ""), (typed("港　検査") + [.control("w"), .control("w")], "", ""),
    (typed("港 検査 船") + [.wordLeft, .wordLeft], "港 ", "検査 船"),
    (typed("港 検査 船") + [.home, .wordRight, .alt("f")], "港 検査", " 船"), (typed("") + [.backspace, .delete], "", ""),
    ([.paste("港\r\n検査\tx\u{1B}[31m\u{7F}")], "港 検査 x[31m", ""), ([.text("ｑ"), .text("\u{3000}")], "ｑ\u{3000}", ""),
    ([.paste(String(repeating: "a", count: 9000))], "", ""),
  ]

  @Test(arguments: editings)
  func edits(keys: [Key], before: String, after: String) {
    var line = LineEditor()
    for key in keys {
      let isTaken = line.take(key)
      #expect(isTaken)
    }
    #expect(line.before == before && line.after == after)
  }

  @Test(arguments: [Key.enter, .escape, .tab, .up, .down, .pageUp, .pageDown, .control("c"), .alt("x")])
  func leavesOtherKeysAlone(key: Key) {
    var line = LineEditor()
    let taken = [line.take(.text("a")), line.take(key)]
    #expect(taken == [true, false] && line.text == "a")
  }

  @Test(arguments: UInt64(1)...30)
  func theCursorIsNeverInsideOfAGrapheme(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let keys =
      Self.typed("aか\u{3099}\u{301}e👩\u{200D}👧港 \u{3000}🏽\u{1112}\u{1161}") + [
        .left, .right, .backspace, .delete, .home, .end, .wordLeft, .wordRight, .control("w"), .left, .right,
      ]
    var line = LineEditor()
    for _ in 0..<200 {
      _ = line.take(keys[Int.random(in: 0..<keys.count, using: &random)])
      #expect(line.text.count == line.before.count + line.after.count)
    }
  }

  static let windows: [(String, Int, Int, String, Int)] = [
    ("abc", 0, 10, "abc", 3), ("港検査", 0, 10, "港検査", 6), ("港検査", 0, 6, "検査", 4), ("港検査", 3, 6, "港検査", 0),
    ("港検査", 3, 5, "港検", 0), ("abcdef", 2, 4, "bcde", 3), ("港", 0, 1, "", 0), ("a\u{202E}b", 0, 9, "a\u{FFFD}b", 3),
    ("e\u{301}か\u{3099}", 0, 10, "e\u{301}か\u{3099}", 3), ("abc", 0, 0, "", 0),
  ]

  @Test(arguments: windows)
  func showsTheCursorAndWhatFits(text: String, lefts: Int, columns: Int, shown: String, cursor: Int) {
    var line = LineEditor()
    for key in [.paste(text)] + Array(repeating: Key.left, count: lefts) { _ = line.take(key) }
    let window = LineWindow(line, columns: columns)
    #expect(window.before + window.after == shown && window.cursorColumn == cursor)
    #expect(TerminalColumns.width(of: shown) <= columns)
  }

  @Test func isPartedAtAByte() {
    var line = LineEditor()
    _ = line.take(.paste("港 (検査"))
    #expect(LineWindow(line, columns: 20, partedAt: 4).before == "港 ")
    #expect(LineWindow(line, columns: 20, partedAt: 5).before == "港 (")
    #expect(LineWindow(line, columns: 20, partedAt: 99).after == "")
    let narrow = LineWindow(line, columns: 7, partedAt: 5)
    #expect(narrow.before == " (" && narrow.after == "検査")
  }
}
