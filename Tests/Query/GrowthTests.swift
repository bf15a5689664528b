import ShirabeModel
import ShirabeQuery
import ShirabeTestSupport
import Testing

/// Reading a query takes time in proportion to it, whatever it is, or it is refused.
@Suite(.serialized) struct GrowthTests {
  @Test(arguments: [
    "a ", "\"", "\"a\" ", "(", ")", "() ", "(a ", "-", "-a ", "OR ", "a OR ", "AND ", "NOT ", "a NEAR/3 b ", "NEAR ",
    "title:", "title:a ",
    "a* ", "*", "\\", "~", "あ", "漢字 ", "\u{301}", "e\u{301}", "\u{3000}", "a\u{301}\u{323} ", "date:2026 ",
    "date:>2026 ", "[", "{", "|", "a|b ",
    "+a ", "!", ":", "^", "a^2 ", "「", "「あ」 ", "“a” ", "（", "１",
  ])
  func `time grows as the query does`(piece: String) {
    for before in ["", "a", "\""] {
      let complaint = Growth.complaint(
        "\(before.debugDescription) and \(piece.debugDescription) repeated", size: 500,
        input: { before + String(repeating: piece, count: max(1, $0 / piece.utf8.count)) },
        { _ = try? Query.read($0, match: .all) })
      #expect(complaint == nil)
    }
  }
}
