import ShirabeArticles
import ShirabeIndex

/// A searcher that keeps its index, which would go with whoever made it: a searcher notices that.
struct TemporarySearcher: Searcher {
  let index: TemporaryIndex
  let searcher: any Searcher

  func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult {
    try searcher.search(request, until: interruption)
  }

  func similar(
    to id: String, _ request: SearchRequest, until interruption: Interruption
  ) throws(SearchError) -> SearchResult? {
    try searcher.similar(to: id, request, until: interruption)
  }

  func whyNot(
    query: String, match: SearchRequest.Match, id: String, until interruption: Interruption
  ) throws(SearchError) -> WhyNot? {
    try searcher.whyNot(query: query, match: match, id: id, until: interruption)
  }

  func count(query: String, match: SearchRequest.Match, until interruption: Interruption) throws(SearchError) -> Int {
    try searcher.count(query: query, match: match, until: interruption)
  }

  func article(id: String, until interruption: Interruption) throws(SearchError) -> Article? {
    try searcher.article(id: id, until: interruption)
  }

  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(SearchError) -> [Suggestion] {
    try searcher.suggest(prefix: prefix, limit: limit, until: interruption)
  }

  func suggest(
    _ field: LabelField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(SearchError) -> [Suggestion] {
    try searcher.suggest(field, prefix: prefix, limit: limit, until: interruption)
  }

  func status(until interruption: Interruption) throws(SearchError) -> IndexStatus {
    try searcher.status(until: interruption)
  }
}
