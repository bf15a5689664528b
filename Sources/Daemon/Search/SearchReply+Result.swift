import ShirabeIndex
import ShirabeWire

extension SearchReply {
  /// The reply that says what was found; hits carry the members that were asked for.
  init(_ result: SearchResult, fields: Set<HitField>) {
    self.init(
      hits: result.hits.map { SearchHit($0, fields: fields) }, total: result.total,
      matched: ShirabeWire.Match(result.matched), tookMicroseconds: 0, generation: Int(result.generation),
      next: result.next, notes: result.notes.isEmpty ? nil : result.notes)
  }
}

extension SearchHit {
  init(_ hit: SearchResult.Hit, fields: Set<HitField>) {
    func wanted<Value>(_ field: HitField, _ value: Value?) -> Value? { fields.contains(field) ? value : nil }
    self.init(
      id: wanted(.id, hit.id), title: wanted(.title, hit.header?.title),
      score: wanted(.score, (hit.score * 10_000).rounded() / 10_000),
      published: wanted(.published, hit.header?.published), source: wanted(.source, hit.header?.source),
      author: wanted(.author, hit.header?.author), url: wanted(.url, hit.header?.url),
      language: wanted(.language, hit.header?.language), tags: wanted(.tags, hit.header?.tags),
      snippet: hit.snippet.map { ShirabeWire.Snippet(text: $0.text, marks: $0.marks) })
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
