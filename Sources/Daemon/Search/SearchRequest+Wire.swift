import ShirabeIndex
import ShirabeWire

extension SearchRequest {
  /// What the parameters of a `search` ask for.
  init(_ parameters: SearchParameters) {
    self.init(query: parameters.query, match: Match(parameters.match), page: parameters.page)
    since = parameters.since.map { IndexGeneration(Int64($0), indexId: parameters.indexId) }
  }

  /// A request for a page of hits.
  init(query: String, match: Match, page: PageParameters) {
    var parts: Parts = []
    if page.fields.contains(.snippet) || page.snippets != nil { parts.insert(.snippets) }
    if !page.fields.isSubset(of: [.id, .score, .snippet]) { parts.insert(.header) }
    if page.positions { parts.insert(.positions) }
    if page.explain { parts.insert(.explanation) }
    self.init(
      query: query, match: match, sort: Sort(page.sort), offset: page.offset, limit: page.limit, after: page.after,
      parts: parts)
    snippetCount = page.snippets ?? 1
    snippetLetterCount = page.snippetLetters
    offsetUnit = ShirabeIndex.OffsetUnit(rawValue: page.offsetUnit.rawValue) ?? .utf8
    collapsesDuplicates = page.collapseDuplicates
    facets = page.facets.compactMap { ShirabeIndex.Facet(rawValue: $0.rawValue) }
  }
}

extension SearchRequest.Match {
  init(_ match: ShirabeWire.Match) {
    switch match {
    case .all: self = .all
    case .any: self = .any
    case .phrase: self = .phrase
    case .auto: self = .auto
    }
  }
}

extension SearchRequest.Sort {
  init(_ sort: ShirabeWire.Sort) {
    switch sort {
    case .relevance: self = .relevance
    case .newest: self = .newest
    case .oldest: self = .oldest
    case .id: self = .id
    }
  }
}
