import ShirabeIndex
import ShirabeWire

extension SearchRequest {
  /// What the parameters of a `search` ask for.
  init(_ parameters: SearchParameters) {
    self.init(query: parameters.query, match: parameters.match, page: parameters.page)
    since = parameters.since.map { IndexMoment($0, indexId: parameters.indexId) }
  }

  /// A request for a page of hits.
  init(query: String, match: Match, page: PageParameters) {
    var parts: Parts = []
    if page.fields.contains(.snippet) || page.snippets != nil { parts.insert(.snippets) }
    if !page.fields.isSubset(of: [.id, .score, .snippet]) { parts.insert(.header) }
    if page.positions { parts.insert(.positions) }
    if page.explain { parts.insert(.explanation) }
    self.init(
      query: query, match: match, sort: page.sort, offset: page.offset, limit: page.limit, after: page.after,
      parts: parts)
    snippetCount = page.snippets ?? 1
    snippetLetterCount = page.snippetLetters
    offsetUnit = page.offsetUnit
    collapsesDuplicates = page.collapseDuplicates
    facets = page.facets
  }
}
