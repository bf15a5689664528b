import ShirabeModel
import ShirabeSearch

extension SearchRequest {
  /// What the parameters of a `search` ask for.
  ///
  /// - Throws: ``SearchError/query(_:)`` where the query cannot be read or is too long.
  init(_ parameters: SearchParameters) throws(SearchError) {
    self.init(
      try SearchQuery(parameters.query, match: parameters.match), page: HitPage(parameters.page),
      since: parameters.since.map { IndexMoment($0, indexId: parameters.indexId) })
  }
}

extension HitPage {
  /// The page of hits that parameters ask for.
  init(_ page: PageParameters) {
    var parts: Parts = []
    if page.fields.contains(.snippet) || page.snippets != nil { parts.insert(.snippets) }
    if !page.fields.isSubset(of: [.id, .score, .snippet]) { parts.insert(.header) }
    if page.positions { parts.insert(.positions) }
    if page.explain { parts.insert(.explanation) }
    self.init(sort: page.sort, offset: page.offset, limit: page.limit, after: page.after, parts: parts)
    snippetCount = page.snippets ?? 1
    snippetLetterCount = page.snippetLetters
    offsetUnit = page.offsetUnit
    collapsesDuplicates = page.collapseDuplicates
    facets = page.facets
  }
}
