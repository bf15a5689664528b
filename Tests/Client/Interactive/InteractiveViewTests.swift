import ShirabeJSON
import ShirabeModel
import Testing

@testable import ShirabeTerminal

/// The view with a daemon that a test plays.
struct InteractiveViewTests {
  private static let noLinks = Hyperlinks(.never)

  /// Hits of a query, of three lines and a blank one each, as a daemon would give them.
  private static func page(_ query: String, total: Int, offset: Int = 0, generation: Int = 1) -> JSON {
    let hits = (offset..<min(total, offset + Ask.pageHits)).map { index -> JSON in
      [
        "id": .string("\(query)\(index)"), "title": .string("題\(index)"), "source": "見本",
        "snippet": ["text": "新しい港", "marks": [[9, 12]]],
      ]
    }
    var result = Samples.result(hits, total: total).object ?? .init()
    result["generation"] = JSON(generation)
    return .object(result)
  }

  /// Answers whatever the view asks until it asks no more; how often that was.
  @discardableResult
  private func answer(_ view: inout InteractiveView, total: Int = 50, generation: Int = 1) throws -> [Ask] {
    var asks: [Ask] = []
    while let ask = view.ask {
      try #require(asks.count < 20, "it asks for ever: \(ask)")
      asks.append(ask)
      let result: JSON =
        switch ask {
        case .status:
          [
            "version": "1", "indexId": "x", "articles": 17, "bytes": 4, "generation": 5, "uptimeSeconds": 6,
            "requests": 7, "shards": [],
          ]
        case .page(let query, let offset, _):
          Self.page(query, total: total, offset: offset, generation: generation)
        case .article(let id): ["id": .string(id), "title": "題", "body": .string(Self.body)]
        case .marks(_, _, let id):
          Samples.result([["id": .string(id), "positions": ["title": [], "body": [[0, 3], [600, 603]]]]])
        }
      try view.take(.success(result), to: ask)
    }
    return asks
  }

  /// A hundred lines of a letter that takes three bytes and an end.
  private static let body = String(repeating: "港\n", count: 200)

  private func view(_ text: String = "", lines: Int = 15, columns: Int = 60) -> InteractiveView {
    var view = InteractiveView(screen: Screen(lines: lines, columns: columns))
    type(text, into: &view)
    return view
  }

  private func type(_ text: String, into view: inout InteractiveView) {
    for scalar in text.unicodeScalars { view.take(.text(scalar)) }
  }

  private func lines(_ view: inout InteractiveView) -> [String] { view.frame(links: Self.noLinks).lines.map(\.text) }

  @Test func greetsAndThenFollowsWhatIsTyped() throws {
    var view = view()
    #expect(try answer(&view) == [.status])
    #expect(lines(&view).contains("  Type to search 17 articles."))
    type("港", into: &view)
    #expect(try answer(&view).count == 1)
    let shown = lines(&view)
    #expect(shown.count == 15 && shown[0] == "> 港" && shown[1] == "  50 articles, 153 µs")
    #expect(Array(shown[2..<6]) == ["> 題0", "  港0  見本", "  新しい港", ""] && shown[6] == "  題1")
    #expect(shown[14].hasPrefix("1/50  "))
    #expect(view.frame(links: Self.noLinks).cursor == .init(line: 0, column: 4))
    view.take(.backspace)
    #expect(view.ask == nil && lines(&view)[0] == "> " && !lines(&view).joined().contains("題0"))
  }

  @Test func onlyTheReplyToTheQueryAsItStandsIsTaken() throws {
    var view = view("港")
    let stale = try #require(view.ask)
    type("検", into: &view)
    try view.take(.success(Self.page("港", total: 3)), to: stale)
    #expect(view.list == nil)
    #expect(try answer(&view).first == .page(query: "港検", offset: 0, snippetLetters: 56))
    try view.take(.failure(.queryNotUnderstood(offset: 0, reason: "no")), to: stale)
    #expect(view.problem == nil && view.list?.query == "港検")
  }

  @Test func aBlankQueryAsksNothing() throws {
    var view = view(" \u{3000}")
    #expect(try answer(&view) == [.status] && view.query == nil)
  }

  @Test func showsWhereAQueryCannotBeRead() throws {
    var view = view("港")
    try answer(&view)
    type(" (検", into: &view)
    try view.take(.failure(.queryNotUnderstood(offset: 4, reason: "not closed")), to: try #require(view.ask))
    #expect(view.ask == nil)
    // They can still be paged through.
    view.take(.down)
    view.take(.end)
    #expect(try answer(&view) == [.page(query: "港", offset: 40, snippetLetters: 56)])
    view.take(.home)
    view.take(.up)
    try answer(&view)
    let frame = view.frame(links: Self.noLinks)
    // The hits of before stay, since the query is only not finished.
    #expect(frame.lines[1].text == "     ^ not closed" && frame.lines[2].text == "> 題0")
    #expect(frame.lines[0].spans.last == .init(text: "(検", look: .problem))
    view.take(.enter)
    #expect(view.article?.query == "港")
    view.take(.escape)
    type(")", into: &view)
    try answer(&view)
    #expect(view.problem == nil && lines(&view)[1] == "  50 articles, 153 µs")
  }

  static let placed: [(String, Int, Int, String)] = [
    ("ab", 1, 20, "   ^ why"), ("abcdefghijkl", 11, 16, "         why ^"), ("abcd", 2, 8, "    ^"),
    ("ab", 99, 20, "    ^ why"),
  ]

  @Test(arguments: placed)
  func placesTheReason(query: String, offset: Int, columns: Int, line: String) throws {
    var view = view(query, columns: columns)
    try view.take(.failure(.queryNotUnderstood(offset: offset, reason: "why")), to: try #require(view.ask))
    #expect(lines(&view)[1] == line && lines(&view).prefix(3).joined().contains("why"))
  }

  @Test func otherErrorsAreShownToo() throws {
    var view = view("港")
    let error = ReplyError(.overLimit, message: "too\u{1B} long")
    try view.take(.failure(error), to: try #require(view.ask))
    #expect(view.ask == nil && lines(&view)[1] == "  too\u{FFFD} long" && !view.isOver)
  }

  @Test func helpsWhereNothingOrOnlyTheNearestIsFound() throws {
    var view = view("港x")
    var result = Samples.result([], total: 0).object ?? .init()
    result["terms"] = [["text": "港", "total": 5], ["text": "x", "total": 0]]
    result["suggestions"] = [["kind": "drop", "query": "港", "total": 5]]
    result["notes"] = ["left out: -"]
    try view.take(.success(.object(result)), to: try #require(view.ask))
    let shown = lines(&view)
    #expect(shown[1] == "  0 articles, 153 µs  note: left out: -")
    #expect(Array(shown[4..<7]) == ["    港  5", "    x   0", "  try: 港  5 articles"])
    view.take(.down)
    view.take(.enter)
    #expect(view.article == nil && view.focus == .line)
    type("y", into: &view)
    let near = Samples.result([Samples.hit], matched: "any")
    try view.take(.success(near), to: try #require(view.ask))
    #expect(lines(&view)[1] == "  no article has all the words; nearest:  1 article, 153 µs")
  }

  @Test func asksForPagesAsOneMoves() throws {
    var view = view("港")
    #expect(try answer(&view, total: 5000).count == 1)
    for _ in 0..<19 { view.take(.down) }
    #expect(try answer(&view, total: 5000) == [.page(query: "港", offset: 20, snippetLetters: 56)])
    #expect(lines(&view).contains("> 題19") && lines(&view).last?.hasPrefix("20/5000  ") == true)
    view.take(.end)
    #expect(lines(&view).contains("  ..."))
    #expect(try answer(&view, total: 5000) == [.page(query: "港", offset: 4980, snippetLetters: 56)])
    #expect(lines(&view).contains("> 題4999"))
    view.take(.pageUp)
    view.take(.home)
    #expect(try answer(&view, total: 5000).isEmpty && lines(&view)[2] == "> 題0")
  }

  @Test func nothingIsAskedBeyondTheDeepestHit() throws {
    var view = view("港")
    try answer(&view, total: 30_000)
    view.take(.down)
    view.take(.end)
    #expect(try answer(&view, total: 30_000) == [.page(query: "港", offset: 9980, snippetLetters: 56)])
    #expect(lines(&view).last?.hasPrefix("10000/30000  no further: narrow the query") == true)
  }

  @Test func anIndexThatChangesIsAskedAgain() throws {
    var view = view("港")
    try answer(&view, total: 100)
    for _ in 0..<19 { view.take(.down) }
    let asks = try answer(&view, total: 90, generation: 2)
    #expect(asks.count == 2 && view.list?.total == 90 && view.ask == nil)
    // A page that fails or ends too soon is not asked for ever.
    for _ in 0..<19 { view.take(.down) }
    try view.take(.failure(ReplyError(.timedOut, message: "slow")), to: try #require(view.ask))
    #expect(view.ask == nil && lines(&view).last == "slow")
  }

  @Test func keysGoWhereTheyAreMeant() throws {
    var view = view("q")
    try answer(&view)
    #expect(view.line.text == "q" && !view.isOver)
    view.take(.down)
    #expect(view.focus == .list && view.list?.chosen == 1 && view.frame(links: Self.noLinks).cursor == nil)
    view.take(.up)
    view.take(.up)
    #expect(view.focus == .line && view.list?.chosen == 0)
    view.take(.down)
    type("ｑ検", into: &view)
    #expect(view.focus == .line && view.line.text == "qｑ検" && !view.isOver)
    try answer(&view)
    view.take(.tab)
    view.take(.control("u"))
    #expect(view.focus == .line && view.line.text.isEmpty)
  }

  static let ends: [[Key]] = [
    [.escape], [.control("c")], [.control("d")], [.down, .text("q")], [.down, .control("c")], [.down, .control("d")],
    [.down, .escape, .escape], [.enter, .text("q"), .escape], [.enter, .control("c")],
    [.down, .enter, .text("q"), .text("q")],
  ]

  @Test(arguments: ends)
  func leaves(keys: [Key]) throws {
    var view = view("港")
    try answer(&view)
    for key in keys {
      #expect(!view.isOver)
      view.take(key)
    }
    #expect(view.isOver)
  }

  @Test func readsAnArticleFromMatchToMatch() throws {
    var view = view("港", lines: 12)
    try answer(&view)
    for _ in 0..<7 { view.take(.down) }
    let list = lines(&view)
    view.take(.enter)
    #expect(lines(&view)[0] == "題7" && lines(&view).last == "...  q back")
    #expect(try answer(&view) == [.article(id: "港7"), .marks(query: "港", offset: 7, id: "港7")])
    var frame = view.frame(links: Self.noLinks)
    #expect(frame.lines.count == 12 && frame.lines[1].text == "id: 港7")
    #expect(frame.lines[3].spans == [.init(text: "港", look: .currentMatch)] && frame.lines[4].spans[0].look == .plain)
    #expect(frame.lines[11].text.contains("match 1/2"))
    view.take(.text("n"))
    frame = view.frame(links: Self.noLinks)
    #expect(view.article?.mark == 1 && view.article?.top == 149)
    #expect(frame.lines[4].spans.first?.look == .currentMatch)
    view.take(.tab)
    #expect(view.article?.mark == 0 && view.article?.top == 0)
    view.take(.backTab)
    view.take(.end)
    #expect(view.article?.top == 192 && lines(&view)[11].hasPrefix("100%"))
    view.take(.home)
    view.take(.text(" "))
    #expect(view.article?.top == 9)
    view.take(.text("ｑ"))
    #expect(view.article != nil)
    view.take(.text("q"))
    // The list is as it was left.
    #expect(lines(&view) == list && view.ask == nil)
  }

  @Test func anArticleThatIsGoneOrAnotherIsSaidSo() throws {
    var view = view("港")
    try answer(&view)
    view.take(.enter)
    let ask = try #require(view.ask)
    try view.take(.success(["id": "港0", "body": "本文"]), to: ask)
    try view.take(
      .success(Samples.result([["id": "other", "positions": ["title": [], "body": [[0, 3]]]]])), to: #require(view.ask))
    #expect(view.ask == nil && lines(&view).last?.contains("no match") == true)
    view.take(.text("n"))
    view.take(.text("q"))
    view.take(.enter)
    try view.take(.failure(ReplyError(.noSuchArticle, message: "gone")), to: try #require(view.ask))
    #expect(view.ask == nil && lines(&view).last?.hasPrefix("gone") == true)
    // A reply that comes after the article was left changes nothing.
    view.take(.text("q"))
    try view.take(.success(["id": "港0", "body": "本文"]), to: ask)
    #expect(view.article == nil)
  }

  @Test func fitsAnyScreen() throws {
    var view = view("港の検査", lines: 24, columns: 80)
    try answer(&view)
    for (lines, columns) in [(1, 1), (2, 3), (3, 200), (100, 2), (24, 80), (5, 0)] {
      view.screen = Screen(lines: lines, columns: columns)
      var frame = view.frame(links: Self.noLinks)
      #expect(frame.lines.count == max(lines, 1))
      view.take(.down)
      view.take(.enter)
      try answer(&view)
      view.take(.text("n"))
      frame = view.frame(links: Self.noLinks)
      #expect(frame.lines.count == max(lines, 1))
      view.screen = Screen(lines: lines + 1, columns: columns + 1)
      #expect(view.frame(links: Self.noLinks).lines.count == lines + 1)
      view.take(.escape)
    }
  }

  @Test func theChosenHitStaysOnTheScreen() throws {
    var view = view("港", lines: 13)
    try answer(&view)
    for index in 1..<30 {
      view.take(.down)
      try answer(&view)
      let shown = lines(&view)
      #expect(shown.contains("> 題\(index)") && shown.contains("  港\(index)  見本"), "\(shown)")
    }
    for index in (0..<29).reversed() {
      view.take(.up)
      #expect(lines(&view).contains("> 題\(index)"))
    }
  }
}
