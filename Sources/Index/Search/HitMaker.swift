import ShirabeQuery
import ShirabeSearch
import ShirabeWire

/// Makes hits of candidates: reads of each article what was asked for, and no more.
struct HitMaker {
  private let page: HitPage
  private let shards: [ShardReader]
  private let explainer: Explainer
  private let snippetMaker: SnippetMaker
  private var highlighter: Highlighter
  private var body = HighlightedText()
  private var title = HighlightedText()

  init(_ page: HitPage, _ shards: [ShardReader], _ highlights: [Highlight], _ explainer: Explainer) {
    self.page = page
    self.shards = shards
    self.explainer = explainer
    highlighter = Highlighter(highlights)
    snippetMaker = SnippetMaker(
      highlights, letterCount: page.snippetLetterCount, snippetCount: page.snippetCount)
  }

  /// One hit.
  mutating func hit(_ candidate: Candidate) throws(IndexError) -> SearchResult.Hit {
    let shard = shards[candidate.shard]
    try shard.interruption.check()
    let needsTitle = page.parts.contains(.positions)
    let header = page.parts.contains(.header) || needsTitle ? try shard.header(row: candidate.row) : nil
    let id: String
    if let header { id = header.id } else { id = try shard.id(row: candidate.row) }
    var hit = SearchResult.Hit(id: id, score: Explainer.exact(candidate.score), header: header)
    if page.parts.contains(.snippets) || needsTitle {
      try highlighter.read(try shard.body(row: candidate.row), into: &body, shard.interruption)
    }
    if page.parts.contains(.snippets) {
      var snippets: [Snippet] = []
      for snippet in try snippetMaker.snippets(of: body, shard.interruption) { snippets.append(try inUnit(snippet)) }
      hit.snippets = snippets
    }
    if needsTitle {
      try highlighter.read(header?.title ?? "", into: &title, shard.interruption)
      hit.positions = try MatchPositions(title: title, body: body, unit: page.offsetUnit, shard.interruption)
    }
    if page.parts.contains(.explanation) { hit.explanation = try explainer.explain(candidate) }
    return hit
  }

  /// Lets go of the texts of the hits.
  mutating func leave() {
    if body.isLarge { body.leave() }
    if title.isLarge { title.leave() }
  }

  private func inUnit(_ snippet: Snippet) throws(IndexError) -> Snippet {
    guard page.offsetUnit != .utf8 else { return snippet }
    return Snippet(text: snippet.text, marks: try page.offsetUnit.ranges(of: snippet.marks, in: snippet.text))
  }
}
