import ShirabeJSON
import ShirabeModel
import Testing

@testable import ShirabeTerminal

/// Keys that come before the answers which they are for.
struct TypingAheadTests {
  /// Hits named after their query.
  private static func page(_ query: String, offset: Int) -> JSON {
    Samples.result((offset..<min(50, offset + Ask.pageHits)).map { ["id": .string("\(query)\($0)")] }, total: 50)
  }

  private func view(of query: String = "") throws -> InteractiveView {
    var view = InteractiveView(screen: Screen(lines: 24, columns: 60))
    press(keys(query), in: &view)
    try answer(&view)
    return view
  }

  private func keys(_ text: String) -> [Key] { text.unicodeScalars.map { .text($0) } }

  private func press(_ keys: [Key], in view: inout InteractiveView) {
    for key in keys where !view.isOver { view.take(key) }
  }

  private func answer(_ view: inout InteractiveView) throws {
    for _ in 0..<20 {
      guard let ask = view.ask else { return }
      try view.take(reply(to: ask), to: ask)
    }
    Issue.record("it asks for ever")
  }

  private func reply(to ask: Ask) -> Result<JSON, ReplyError> {
    switch ask {
    case .status: .failure(ReplyError(.busy, message: "busy"))
    case .page(let query, _, _) where query.hasSuffix("("): .failure(.queryNotUnderstood(offset: 0, reason: "why"))
    case .page(let query, _, _) where query.hasSuffix("0"): .success(Samples.result([], total: 0))
    case .page(let query, let offset, _): .success(Self.page(query, offset: offset))
    case .article(let id):
      .success(["id": .string(id), "body": .string(String(repeating: "港\n", count: 100))])
    case .marks(_, _, let id):
      .success(
        Samples.result([["id": .string(id), "positions": ["title": [], "body": [[0, 3], [4, 7], [8, 11]]]]]))
    }
  }

  /// What is on the screen, in short.
  private func state(_ view: InteractiveView) -> String {
    if view.isOver { return "left" }
    if let article = view.article { return "article \(article.hit.id ?? "") \(article.mark.map { "\($0)" } ?? "-")" }
    return "\(view.focus) \(view.line.text) \(view.list?.chosen ?? -1)"
  }

  static let presses: [[Key]] = [
    [.down], [.down, .down, .down], [.pageDown], [.tab], [.tab, .down], [.enter], [.down, .enter], [.down, .down, .up],
    [.down, .end, .enter], [.enter, .text("n")], [.enter, .text("n"), .text("n")], [.enter, .tab, .text("q")],
    [.down, .right, .text("n"), .left, .down], [.down, .text("q")], [.down, .text("/"), .text("x")],
    [.down, .text("x")], [.down, .text("x"), .down, .down], [.down, .backspace], [.control("n"), .home], [.end],
    [.up, .down], [.down, .paste("xy"), .enter], [.text("0"), .down, .enter], [.text("0"), .tab, .text("x")],
    [.enter, .text("q"), .down, .enter], [.control("d")], [.down, .control("d")],
    [.down, .control("u"), .text("y"), .down],
  ]

  @Test(arguments: ["", "港"], presses)
  func endWhereSlowOnesDo(before: String, keys: [Key]) throws {
    var slow = try view(of: before)
    for key in [.text("検")] + keys where !slow.isOver {
      slow.take(key)
      try answer(&slow)
    }
    var fast = try view(of: before)
    press([.text("検")] + keys, in: &fast)
    try answer(&fast)
    #expect(state(fast) == state(slow))
  }

  @Test func anOlderAnswerIsNotTakenForTheOneAwaited() throws {
    var view = InteractiveView(screen: Screen(lines: 24, columns: 60))
    press(keys("港"), in: &view)
    let stale = try #require(view.ask)
    press(keys("検") + [.down, .enter], in: &view)
    try view.take(reply(to: stale), to: stale)
    #expect(view.article == nil && view.list == nil)
    try answer(&view)
    #expect(state(view) == "article 港検1 0")
  }

  @Test func escapeTakesThemBackAndControlCLeaves() throws {
    var view = try view(of: "港")
    press([.text("検"), .down, .enter, .text("x"), .escape], in: &view)
    #expect(!view.isOver)
    try answer(&view)
    #expect(state(view) == "line 港検 0")
    press([.text("査"), .enter, .control("c")], in: &view)
    #expect(view.isOver)
  }

  @Test func aQueryThatCannotBeReadLetsThemMoveInTheHitsOfBefore() throws {
    var view = try view(of: "港")
    press([.text("("), .down, .down, .enter], in: &view)
    #expect(state(view) == "line 港( 0")
    try answer(&view)
    #expect(state(view) == "article 港2 0")
  }

  @Test func aPageThatFailsKeepsNobodyWaiting() throws {
    var view = try view(of: "港")
    press([.down, .end, .enter], in: &view)
    try view.take(.failure(ReplyError(.timedOut, message: "slow")), to: try #require(view.ask))
    #expect(view.ask == nil && state(view) == "list 港 49")
    press([.home], in: &view)
    #expect(state(view) == "list 港 0")
  }
}
