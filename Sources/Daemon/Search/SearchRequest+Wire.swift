import ShirabeIndex
import ShirabeWire

extension SearchRequest {
  /// What the parameters of a `search` ask for.
  init(_ parameters: SearchParameters) {
    var parts: Parts = []
    if parameters.fields.contains(.snippet) { parts.insert(.snippet) }
    if !parameters.fields.isSubset(of: [.id, .score, .snippet]) { parts.insert(.header) }
    self.init(
      query: parameters.query, match: Match(parameters.match), sort: Sort(parameters.sort),
      offset: parameters.offset, limit: parameters.limit, after: parameters.after, parts: parts)
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
