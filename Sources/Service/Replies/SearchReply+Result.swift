import ShirabeSearch
import ShirabeWire

extension SearchReply {
  /// The reply that says what was found; hits carry what was asked for.
  init(_ result: SearchResult, page: PageParameters, since: Int? = nil) {
    self.init(
      hits: result.hits.map { SearchHit($0, page: page) }, total: result.total, matched: result.matched,
      tookMicroseconds: 0, generation: result.moment.generation,
      indexId: since == nil ? nil : result.moment.indexId, next: result.next,
      notes: result.notes.isEmpty ? nil : result.notes, facets: page.facets.isEmpty ? nil : result.facets,
      terms: result.total == 0 ? result.help?.terms : nil, suggestions: result.help?.suggestions)
  }
}

extension SearchHit {
  fileprivate init(_ hit: SearchResult.Hit, page: PageParameters) {
    func wanted<Value>(_ field: HitField, _ value: Value?) -> Value? {
      guard let value, page.fields.contains(field) else { return nil }
      return value
    }
    self.init(
      id: wanted(.id, hit.id), title: wanted(.title, hit.header?.title), score: wanted(.score, hit.score),
      published: wanted(.published, hit.header?.published), source: wanted(.source, hit.header?.source),
      author: wanted(.author, hit.header?.author), url: wanted(.url, hit.header?.url),
      language: wanted(.language, hit.header?.language), tags: wanted(.tags, hit.header?.tags),
      snippet: wanted(.snippet, hit.snippets?.first), snippets: page.snippets == nil ? nil : hit.snippets,
      positions: hit.positions, explain: hit.explanation, duplicates: hit.duplicates?.ids,
      duplicateCount: hit.duplicates?.count)
  }
}
