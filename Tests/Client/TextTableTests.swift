import Testing

@testable import ShirabeTerminal

struct TextTableTests {
  static let tables: [([[String]], [String])] = [
    ([["憲法", "1", "x"], ["a", "12", "y"]], ["憲法   1  x", "a     12  y"]),
    ([["e\u{301}", "1", ""], ["ab", "2", ""]], ["e\u{301}   1", "ab  2"]),
    ([["", "1", "z"], ["", "23", ""]], [" 1  z", "23"]),
    ([["a\tb", "\u{1B}", "\n"]], ["a b  \u{FFFD}"]), ([], []),
  ]

  @Test(arguments: tables)
  func alignsByWidthOnATerminal(rows: [[String]], lines: [String]) {
    var table = TextTable(columns: [.left, .right, .left])
    for row in rows { table.append(row) }
    #expect(table.lines == lines)
  }
}
