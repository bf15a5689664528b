import ShirabeModel
import ShirabeSearch

extension SearchReply {
  /// The reply that says what was found; hits carry what was asked for.
  init(_ result: SearchResult, page: PageParameters, since: Int? = nil) {
    let unwanted = FieldCatalogue.hits.filter { !page.fields.contains(.field($0)) }
    self.init(
      hits: result.hits.map { SearchHit($0, page: page, without: unwanted) }, total: result.total,
      matched: result.matched,
      tookMicroseconds: 0, generation: result.moment.generation,
      indexId: since == nil ? nil : result.moment.indexId, next: result.next,
      notes: result.notes.isEmpty ? nil : result.notes, facets: page.facets.isEmpty ? nil : result.facets,
      terms: result.total == 0 ? result.help?.terms : nil, suggestions: result.help?.suggestions)
  }
}

extension SearchHit {
  fileprivate init(_ hit: SearchResult.Hit, page: PageParameters, without unwanted: [ArticleField]) {
    var fields = hit.header?.fields ?? FieldValues()
    for field in unwanted { fields[field] = nil }
    self.init(
      id: page.fields.contains(.id) ? hit.id : nil, fields: fields,
      score: page.fields.contains(.score) ? hit.score : nil,
      snippet: page.fields.contains(.snippet) ? hit.snippets?.first : nil,
      snippets: page.snippets == nil ? nil : hit.snippets,
      positions: hit.positions, explain: hit.explanation, duplicates: hit.duplicates?.ids,
      duplicateCount: hit.duplicates?.count)
  }
}
