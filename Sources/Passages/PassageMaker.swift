import ShirabeModel
package import ShirabeSearch

/// Marks in the texts of hits what was asked for: the snippets and positions that a page wants.
package struct PassageMaker {
  private let page: HitPage
  private let snippetMaker: SnippetMaker
  private var highlighter: Highlighter
  private var body = HighlightedText()
  private var title = HighlightedText()

  /// Takes what to mark, and the page that the hits are for.
  package init(_ highlights: [Highlight], _ page: HitPage) {
    self.page = page
    highlighter = Highlighter(highlights)
    snippetMaker = SnippetMaker(
      highlights, letterCount: page.snippetLetterCount, snippetCount: page.snippetCount)
  }

  /// Whether the page wants anything of the texts of articles.
  package static func reads(_ page: HitPage) -> Bool { !page.parts.isDisjoint(with: [.snippets, .positions]) }

  /// Gives a hit what the page wants of the texts of its article.
  ///
  /// - Complexity: O(*n*) in the bytes of the texts.
  package mutating func add(
    to hit: inout SearchResult.Hit, title: String?, body: String, _ interruption: Interruption
  ) throws(Interrupted) {
    try highlighter.read(body, into: &self.body, interruption)
    if page.parts.contains(.snippets) {
      var snippets: [Snippet] = []
      for snippet in try snippetMaker.snippets(of: self.body, interruption) { snippets.append(try inUnit(snippet)) }
      hit.snippets = snippets
    }
    if page.parts.contains(.positions) {
      try highlighter.read(title ?? "", into: &self.title, interruption)
      hit.positions = try MatchPositions(title: self.title, body: self.body, unit: page.offsetUnit, interruption)
    }
  }

  /// Lets go of the texts of the hits.
  package mutating func leave() {
    if body.isLarge { body.leave() }
    if title.isLarge { title.leave() }
  }

  private func inUnit(_ snippet: Snippet) throws(Interrupted) -> Snippet {
    guard page.offsetUnit != .utf8 else { return snippet }
    return Snippet(text: snippet.text, marks: try page.offsetUnit.ranges(of: snippet.marks, in: snippet.text))
  }
}
