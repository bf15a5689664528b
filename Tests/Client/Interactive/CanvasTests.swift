import Testing

@testable import ShirabeTerminal

struct CanvasTests {
  private func text(_ canvas: inout Canvas, _ lines: [String], _ screen: Screen) -> String {
    String(
      decoding: canvas.bytes(for: Frame(lines: lines.map { StyledLine($0) }, cursor: nil), on: screen), as: UTF8.self)
  }

  @Test func sendsOnlyLinesThatChanged() {
    var canvas = Canvas(isColored: false)
    let screen = Screen(lines: 3, columns: 10)
    #expect(
      text(&canvas, ["a", "港"], screen)
        == "\u{1B}[?25l\u{1B}[0m\u{1B}[2J\u{1B}[1;1H\u{1B}[Ka\u{1B}[2;1H\u{1B}[K港")
    #expect(text(&canvas, ["a", "港"], screen) == "\u{1B}[?25l")
    #expect(text(&canvas, ["a", "湾"], screen) == "\u{1B}[?25l\u{1B}[2;1H\u{1B}[K湾")
    #expect(text(&canvas, ["a"], screen) == "\u{1B}[?25l\u{1B}[2;1H\u{1B}[K")
    canvas.forget()
    #expect(text(&canvas, ["a"], screen).contains("\u{1B}[2J\u{1B}[1;1H\u{1B}[Ka"))
    #expect(text(&canvas, ["a"], Screen(lines: 3, columns: 9)).contains("\u{1B}[2J"))
  }

  @Test func showsTheCursorWhereItIs() {
    var canvas = Canvas(isColored: false)
    let frame = Frame(lines: [StyledLine("港")], cursor: .init(line: 0, column: 2))
    let bytes = canvas.bytes(for: frame, on: Screen(lines: 1, columns: 10))
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\u{1B}[1;3H\u{1B}[?25h"))
  }

  static let cuts: [([String], Int, String)] = [
    (["ab", "cd"], 4, "abcd"), (["ab", "cd"], 3, "ab…"), (["ab", "cd"], 2, "a…"), (["港", "検査"], 5, "港検…"),
    (["港", "検査"], 4, "港…"), (["港"], 1, "…"), (["港"], 0, ""), ([], 0, ""), (["ab", "c"], 2, "a…"),
  ]

  @Test(arguments: cuts)
  func cutsLinesToTheScreen(spans: [String], columns: Int, cut: String) {
    var line = StyledLine()
    for span in spans { line.append(span, .match) }
    #expect(line.cut(toColumns: columns).text == cut)
    #expect(line.cut(toColumns: columns).columns <= columns)
  }

  @Test func looksDifferWithColorAndWithout() {
    var line = StyledLine("x", .match)
    line.append("y", .plain, link: "https://a/")
    #expect(
      line.encoded(isColored: true) == "\u{1B}[1;31mx\u{1B}[0m\u{1B}]8;;https://a/\u{1B}\\y\u{1B}]8;;\u{1B}\\")
    #expect(StyledLine("x", .match).encoded(isColored: false) == "\u{1B}[4mx\u{1B}[0m")
    for look in [Look.title, .detail, .problem, .plain] {
      #expect(StyledLine("x", look).encoded(isColored: false) == "x")
    }
  }
}
