import ShirabeIndex
import ShirabeWire

extension SearchReply {
  /// The reply that says what was found; hits carry what was asked for.
  init(_ result: SearchResult, page: PageParameters, since: Int? = nil) {
    self.init(
      hits: result.hits.map { SearchHit($0, page: page) }, total: result.total,
      matched: ShirabeWire.Match(result.matched), tookMicroseconds: 0, generation: Int(result.generation),
      indexId: since == nil ? nil : result.indexId, next: result.next, notes: result.notes.isEmpty ? nil : result.notes,
      facets: page.facets.isEmpty ? nil : result.facets.compactMap(ShirabeWire.FacetCounts.init),
      terms: result.total == 0 ? result.help?.terms.map { TermCount(text: $0.text, total: $0.total) } : nil,
      suggestions: result.help?.suggestions.compactMap(QuerySuggestion.init))
  }
}

extension SearchHit {
  fileprivate init(_ hit: SearchResult.Hit, page: PageParameters) {
    func wanted<Value>(_ field: HitField, _ value: Value?) -> Value? {
      guard let value, page.fields.contains(field) else { return nil }
      return value
    }
    let snippets = hit.snippets?.map { ShirabeWire.Snippet(text: $0.text, marks: $0.marks) }
    self.init(
      id: wanted(.id, hit.id), title: wanted(.title, hit.header?.title), score: wanted(.score, hit.score),
      published: wanted(.published, hit.header?.published), source: wanted(.source, hit.header?.source),
      author: wanted(.author, hit.header?.author), url: wanted(.url, hit.header?.url),
      language: wanted(.language, hit.header?.language), tags: wanted(.tags, hit.header?.tags),
      snippet: wanted(.snippet, snippets?.first), snippets: page.snippets == nil ? nil : snippets,
      positions: hit.positions.map { Positions(title: $0.title, body: $0.body) },
      explain: hit.explanation.map { ShirabeWire.Explanation($0, score: hit.score) },
      duplicates: hit.duplicates?.ids, duplicateCount: hit.duplicates?.count)
  }
}

extension ShirabeWire.Explanation {
  fileprivate init(_ explanation: ShirabeIndex.Explanation, score: Double) {
    self.init(
      score: score,
      terms: explanation.terms.compactMap(ExplainedTerm.init),
      sentence: explanation.sentence.map { ExplainedSentence(score: $0.score, text: $0.text) })
  }
}

extension ExplainedTerm {
  fileprivate init?(_ term: ShirabeIndex.Explanation.Term) {
    guard let kind = Kind(rawValue: term.kind) else { return nil }
    self.init(
      text: term.text, kind: kind, titleFrequency: term.titleFrequency, bodyFrequency: term.bodyFrequency,
      documentFrequency: term.documentFrequency, weight: term.weight, score: term.score,
      matchedBy: ShirabeWire.Folding.allCases.filter { folding in
        term.matchedBy.contains { $0.rawValue == folding.rawValue }
      })
  }
}

extension ShirabeWire.FacetCounts {
  fileprivate init?(_ counts: ShirabeIndex.FacetCounts) {
    guard let facet = ShirabeWire.Facet(rawValue: counts.facet.rawValue) else { return nil }
    self.init(facet: facet, values: counts.values.map { Value(value: $0.value, count: $0.count) })
  }
}

extension QuerySuggestion {
  fileprivate init?(_ suggestion: QueryHelp.Suggestion) {
    guard let kind = Kind(rawValue: suggestion.kind.rawValue) else { return nil }
    self.init(kind: kind, query: suggestion.query, total: suggestion.total)
  }
}

extension ShirabeWire.Match {
  init(_ match: SearchRequest.Match) {
    switch match {
    case .all: self = .all
    case .any: self = .any
    case .phrase: self = .phrase
    case .auto: self = .auto
    }
  }
}
