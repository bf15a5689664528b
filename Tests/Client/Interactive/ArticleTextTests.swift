import ShirabeJSON
import Testing

@testable import ShirabeTerminal

struct ArticleTextTests {
  /// The lines of a body, matches in brackets with their numbers.
  private func lines(_ body: String, _ marks: [Range<Int>], columns: Int) -> [String] {
    var text = ArticleText(article: ["body": .string(body)], marks: marks, columns: columns)
    text.make(lines: .max)
    #expect(text.isComplete)
    return text.lines.filter { !$0.isDetail }.map { line in
      line.pieces.map { $0.isMatch ? "[\($0.number)\($0.text)]" : $0.text }.joined()
    }
  }

  static let bodies: [(String, [Range<Int>], Int, [String])] = [
    ("港の検査", [0..<3, 6..<12], 20, ["[0港]の[1検査]"]), ("a\nb\r\n\r\nc\n", [], 20, ["a", "b", "", "c"]), ("", [], 20, []),
    // One match that a line end of the screen, or of the text, parts; two that stand side by side on two lines.
    ("港の検査", [6..<12], 6, ["港の[0検]", "[0査]"]), ("港\n湾", [0..<7], 6, ["[0港]", "[0湾]"]),
    ("ab cd", [0..<2, 3..<5], 3, ["[0ab]", "[1cd]"]),
    // Marks that touch or overlap are one; empty ones and those beyond the end are none.
    ("abcd", [0..<1, 1..<2, 1..<3], 9, ["[0abc]d"]), ("ab", [1..<1, 5..<9], 9, ["ab"]), ("ab", [1..<9], 9, ["a[0b]"]),
    ("a\tb\u{1B}[31mc", [0..<1], 20, ["[0a] b\u{FFFD}[31mc"]),
  ]

  @Test(arguments: bodies)
  func breaksAndMarks(body: String, marks: [Range<Int>], columns: Int, lines: [String]) {
    #expect(self.lines(body, marks, columns: columns) == lines)
  }

  @Test func namesWhatIsKnownBeforeTheBody() {
    let article: JSON = [
      "id": "a", "title": "題", "url": "https://a.example/\u{9B}", "tags": ["x", "y"], "body": "本文", "n": 1,
    ]
    var text = ArticleText(article: article, marks: [0..<3], columns: 40)
    text.make(lines: .max)
    let lines = text.lines.map { $0.pieces.map(\.text).joined() }
    #expect(lines == ["id: a", "url: https://a.example/\u{FFFD}", "tags: x, y", "", "本文"])
    let markLines = [0, 1, -1].map { text.line(ofMark: $0) }
    #expect(markLines == [4, nil, nil])
  }

  @Test func makesNoMoreLinesThanAreAskedFor() {
    let body = (0..<1000).map { "\($0)" }.joined(separator: "\n")
    let place = body.utf8.count - 3
    var text = ArticleText(article: ["body": .string(body)], marks: [0..<1, place..<place + 3], columns: 40)
    text.make(lines: 10)
    #expect(text.lines.count == 10 && !text.isComplete && text.markLines == [1])
    #expect(text.percentage(throughLine: 0) == 0 && text.percentage(throughLine: 11) == 0)
    text.make(lines: 500)
    #expect((40..<60).contains(text.percentage(throughLine: 500)))
    // The first line is the blank one after the details.
    let places = (text.line(ofMark: 1), text.firstLine(ofParagraph: 501))
    #expect(places == (1000, 501) && text.isComplete)
    #expect(text.percentage(throughLine: 500) == 49 && text.percentage(throughLine: 1001) == 100)
  }
}
