import ShirabeJSON
import ShirabeModel

/// An article that is being read: where the reader is, and at which match.
struct ArticleView {
  /// The hit that was opened, and its place among the hits of the query.
  let hit: SearchHit
  let query: String
  let offset: Int
  /// The article as it came; nil until then.
  private(set) var article: JSON?
  /// Where it matched; nil until that came.
  private(set) var positions: MatchPositions?
  /// Why it cannot be shown, or its matches cannot.
  var trouble: String?
  /// The first line on the screen.
  private(set) var top = 0
  /// The match that the reader has jumped to.
  private(set) var mark: Int?
  private(set) var text: ArticleText?
  private var hasMoved = false
  /// The lines and columns that the text has.
  private var lines: Int
  private var columns: Int

  init(hit: SearchHit, query: String, offset: Int, lines: Int, columns: Int) {
    (self.hit, self.query, self.offset) = (hit, query, offset)
    (self.lines, self.columns) = (max(lines, 1), columns)
  }

  /// What is still to be asked.
  var ask: Ask? {
    if trouble != nil { return nil }
    if article == nil { return .article(id: hit.id ?? "") }
    return positions == nil ? .marks(query: query, offset: offset, id: hit.id ?? "") : nil
  }

  /// The title, or the id of an article that has none.
  var title: String { (article?["title"]?.string ?? hit.title).flatMap { $0.isEmpty ? nil : $0 } ?? hit.id ?? "" }

  /// The matches in the title.
  var titleMarks: [Range<Int>] { article?["title"]?.string == title ? positions?.title ?? [] : [] }

  /// How many matches the body has.
  var markCount: Int { text?.markCount ?? 0 }

  mutating func take(article: JSON) {
    self.article = article
    layOut()
  }

  /// Takes where it matched, and goes to the first place in the body, unless the reader has gone on already.
  mutating func take(positions: MatchPositions) {
    self.positions = positions
    layOut()
    if !hasMoved, markCount > 0 { show(mark: 0) }
  }

  /// Fits the text to a screen of another size; what stood at the top stays near it.
  mutating func resize(lines: Int, columns: Int) {
    if lines == self.lines, columns == self.columns { return }
    let paragraph = text.flatMap { top < $0.lines.count ? $0.lines[top].paragraph : nil }
    let within = paragraph.flatMap { paragraph in
      text?.lines.firstIndex { $0.paragraph == paragraph }.map { top - $0 }
    }
    let formerColumns = self.columns
    (self.lines, self.columns) = (max(lines, 1), columns)
    layOut()
    if let paragraph, let within, let first = text?.firstLine(ofParagraph: paragraph) {
      scroll(to: first + within * formerColumns / max(columns, 1))
    }
  }

  /// Takes a key; false where it is none of the view's.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .down, .enter, .text("j"), .control("n"), .control("e"): scroll(to: top + 1)
    case .up, .text("k"), .control("p"), .control("y"): scroll(to: top - 1)
    case .pageDown, .text(" "), .text("f"), .control("f"): scroll(to: top + max(lines - 1, 1))
    case .pageUp, .text("b"), .control("b"): scroll(to: top - max(lines - 1, 1))
    case .text("d"), .control("d"): scroll(to: top + max(lines / 2, 1))
    case .text("u"), .control("u"): scroll(to: top - max(lines / 2, 1))
    case .home, .text("g"), .text("<"): scroll(to: 0)
    case .end, .text("G"), .text(">"): scroll(to: .max)
    case .text("n"), .tab: step(1)
    case .text("N"), .text("p"), .backTab: step(-1)
    default: return false
    }
    return true
  }

  private mutating func layOut() {
    guard let article else { return }
    text = ArticleText(article: article, marks: positions?.body ?? [], columns: columns)
    text?.make(lines: top + lines * 2)
  }

  private mutating func scroll(to line: Int) {
    hasMoved = true
    // One line more than is seen, so that it is known whether this is the end.
    let needed = line == .max ? line : max(line, 0) + lines + 1
    text?.make(lines: needed)
    top = min(max(line, 0), max((text?.lines.count ?? 0) - lines, 0))
  }

  /// Goes to the next or the former match; after the last comes the first.
  private mutating func step(_ step: Int) {
    guard markCount > 0 else { return }
    show(mark: ((mark ?? (step > 0 ? -1 : 0)) + step + markCount) % markCount)
  }

  /// Goes to a match, and scrolls only where it is not on the screen.
  private mutating func show(mark: Int) {
    self.mark = mark
    guard let line = text?.line(ofMark: mark) else { return }
    if line < top || line >= top + lines { scroll(to: line - lines / 3) }
  }
}
