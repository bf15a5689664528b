import ShirabeJSON
import ShirabeModel

/// The state of the interactive view: what has been typed, found and opened. Keys and replies change it, and what is shown
/// and asked follows from it; it does no input or output itself.
struct InteractiveView {
  /// What keys go to.
  enum Focus: Equatable {
    /// The search line.
    case line
    /// The list of hits.
    case list
  }

  /// A query that came to nothing, and the place in it where it cannot be read.
  struct Problem: Equatable {
    let reason: String
    let byteOffset: Int?
  }

  private(set) var line = LineEditor()
  private(set) var focus = Focus.line
  private(set) var list: ResultList?
  private(set) var article: ArticleView?
  /// What is wrong with the query as it stands.
  private(set) var problem: Problem?
  /// How many articles there are, once that is known.
  private(set) var articleCount: Int?
  /// What keeps the view from asking, as a daemon that is gone.
  var notice: String?
  /// Whether the person has left.
  private(set) var isOver = false
  /// The query whose reply is on the screen, be it hits or a problem.
  private(set) var answered: String?
  /// Keys that were pressed for what has not come yet, in their order.
  var ahead: [Key] = []
  var screen: Screen { didSet { resize() } }

  init(screen: Screen) { self.screen = screen }

  /// The query as it stands; nil where nothing but white space has been typed.
  var query: String? { line.text.allSatisfy(\.isWhitespace) ? nil : line.text }

  /// What to ask now; nil where all that is on the screen is known.
  var ask: Ask? {
    if let article { return article.ask }
    guard let query else { return articleCount == nil ? .status : nil }
    let letters = HitBlock(columns: screen.columns).snippetLetters
    if query != answered { return .page(query: query, offset: 0, snippetLetters: letters) }
    // A hit has three lines at least, so no more of them are on the screen.
    guard let list, let offset = list.missingOffset(within: screen.lines / 3) else { return nil }
    return .page(query: list.query, offset: offset, snippetLetters: letters)
  }

  /// Takes the reply to what was asked, and then the keys that waited for it. Of a query that has changed since, nothing
  /// is taken.
  mutating func take(_ reply: Result<JSON, ReplyError>, to asked: Ask) throws(MalformedReply) {
    defer { catchUp() }
    switch (asked, reply) {
    case (.status, .success(let result)): articleCount = try StatusReply(result).articles
    // It is a figure for a greeting; the view does without.
    case (.status, .failure): articleCount = -1
    case (.page(let query, let offset, _), .success(let result)):
      let page = try SearchReply(result)
      if isOfList(query) {
        list?.take(page, at: offset)
      } else if query == self.query {
        list = ResultList(query: query, reply: page)
        if page.hits.isEmpty { focus = .line }
        (answered, problem) = (query, nil)
      }
    case (.page(let query, _, _), .failure(let error)):
      if isOfList(query) {
        list?.trouble = error.message
      } else if query == self.query {
        (answered, problem) = (query, Problem(error))
      }
    case (.article(let id), .success(let result)): if isOpen(id) { article?.take(article: result) }
    case (.marks(_, _, let id), .success(let result)):
      guard isOpen(id) else { return }
      let hit = try SearchReply(result).hits.first
      // The index may have changed since the list was made; then another article is there.
      let isSame = hit?.id?.utf8.elementsEqual(id.utf8) == true
      article?.take(positions: (isSame ? hit?.positions : nil) ?? MatchPositions(title: [], body: []))
    case (.article(let id), .failure(let error)), (.marks(_, _, let id), .failure(let error)):
      if isOpen(id) { article?.trouble = error.message }
    }
  }

  /// Whether the article with this id is on the screen. Ids are compared as bytes.
  private func isOpen(_ id: String) -> Bool { article?.hit.id?.utf8.elementsEqual(id.utf8) == true }

  /// Whether a page is one more of the list on the screen, which is that of an older query where this one has a problem.
  private func isOfList(_ query: String) -> Bool { answered == self.query && list?.query == query }

  /// Takes a key at once, whether or not what it is for has come.
  mutating func takeNow(_ key: Key) {
    if key == .control("c") {
      isOver = true
    } else if article != nil {
      takeInArticle(key)
    } else if focus == .list {
      takeInList(key)
    } else {
      takeInLine(key)
    }
  }

  private mutating func takeInArticle(_ key: Key) {
    switch key {
    case .escape, .text("q"), .left: article = nil
    default: _ = article?.take(key)
    }
  }

  private mutating func takeInList(_ key: Key) {
    switch key {
    case .text("q"), .control("d"): isOver = true
    case .escape, .text("/"), .tab, .backTab: focus = .line
    case .up where list?.chosen == 0, .control("p") where list?.chosen == 0: focus = .line
    case .home: list?.move(to: 0)
    case .end: list?.move(to: .max)
    case .right: open()
    default:
      if takeMove(key) { return }
      // Whatever else is typed belongs to the query.
      if line.take(key) { focus = .line }
      if query == nil { forgetHits() }
    }
  }

  private mutating func takeInLine(_ key: Key) {
    switch key {
    case .escape, .control("d"): isOver = true
    case .tab, .backTab: if canMove { focus = .list }
    default: if !takeMove(key) { _ = line.take(key) }
    }
    if query == nil { forgetHits() }
  }

  /// Takes a key that moves in the list or opens a hit, wherever keys go; false where it is another.
  private mutating func takeMove(_ key: Key) -> Bool {
    switch key {
    case .enter: open()
    case .down, .control("n"): move(by: 1)
    case .up, .control("p"): if focus == .list { move(by: -1) }
    case .pageDown: move(by: visibleHits)
    case .pageUp: move(by: -visibleHits)
    default: return false
    }
    return true
  }

  private var canMove: Bool { list.map { !$0.hits.isEmpty } ?? false }

  private mutating func move(by count: Int) {
    guard canMove, let list else { return }
    focus = .list
    self.list?.move(to: list.chosen + count)
  }

  private mutating func open() {
    guard let list, let hit = list.chosenHit else { return }
    article = ArticleView(
      hit: hit, query: list.query, offset: list.chosen, lines: screen.lines - 2, columns: screen.columns)
  }

  private mutating func forgetHits() { (list, problem, answered, focus) = (nil, nil, nil, .line) }

  private mutating func resize() {
    article?.resize(lines: screen.lines - 2, columns: screen.columns)
  }

  /// Keeps the chosen hit on the screen, given the lines of each.
  mutating func scrollList(lines: Int, height: (Int) -> Int) { list?.scroll(lines: lines, height: height) }

  /// About how many hits the screen shows: those of full height.
  var visibleHits: Int { max(1, (screen.lines - 3) / (HitBlock.snippetLines + 3)) }
}

extension InteractiveView.Problem {
  fileprivate init(_ error: ReplyError) {
    let reason = error.data?["reason"]?.string
    let offset = error.errorCode == .queryNotUnderstood ? error.data?["offset"]?.int64 : nil
    self.init(reason: reason ?? error.message, byteOffset: offset.flatMap { Int(exactly: $0) })
  }
}
