package import ShirabeArticles
package import ShirabeModel
import ShirabePassages
package import ShirabeSearch

/// Searches an array of articles by reading all of them for every question, as plainly as it can be said.
///
/// It is what engines are held against, and stands in for one where a daemon is tested. Of what it finds it ranks the trees of
/// queries only as every engine must (see ``ScannedScores``); it has no explanations and collapses no duplicates.
package final class ScanEngine: Explaining, Sendable {
  private let articles: [ScannedArticle]
  private let moment: IndexMoment

  /// Takes the articles, of which no two have the same id.
  package init(_ articles: [Article]) {
    self.articles = articles.map(ScannedArticle.init)
    moment = IndexMoment(1, indexId: "scan")
  }

  package func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult {
    guard request.since == nil else { throw .unsupported("since") }
    guard !request.page.parts.contains(.explanation) else { throw .unsupported("explain") }
    guard !request.page.collapsesDuplicates else { throw .unsupported("collapseDuplicates") }
    let (found, query) = try find(request.query, interruption)
    let scores = ScannedScores(query, of: articles)
    let hits = found.map { ScannedHit(article: $0, score: scores.score(of: $0)) }
    let (page, next) = ScannedPage(request.page).cut(hits)
    var result = SearchResult(
      hits: [], total: found.count, matched: query.match, moment: moment, notes: request.query.notes, next: next,
      facets: ScannedFacets(found).counts(request.page.facets))
    var passages = PassageMaker(scores.highlights, request.page)
    for hit in page { result.hits.append(try self.hit(hit, request.page, &passages, interruption)) }
    return result
  }

  package func count(_ query: SearchQuery, until interruption: Interruption) throws(SearchError) -> Int {
    try find(query, interruption).found.count
  }

  package func article(id: String, until interruption: Interruption) throws(SearchError) -> Article? {
    try check(interruption)
    return scanned(id)?.article
  }

  package func whyNot(
    _ query: SearchQuery, id: String, until interruption: Interruption
  ) throws(SearchError) -> WhyNotReply? {
    guard let article = scanned(id) else { return nil }
    let (found, query) = try find(query, interruption)
    if found.contains(where: { $0 === article }) { return WhyNotReply(matches: true, reasons: []) }
    let diagnosis = MatchDiagnosis(of: article.header, body: article.article.body, interruption)
    do throws(Interrupted) {
      return WhyNotReply(matches: false, reasons: try diagnosis.reasons(query))
    } catch {
      throw .interrupted(interruption.reason ?? .timedOut)
    }
  }

  package func status(until interruption: Interruption) throws(SearchError) -> IndexStatus {
    try check(interruption)
    let bytes = articles.reduce(0) { $0 + ($1.article.title?.utf8.count ?? 0) + $1.article.body.utf8.count }
    return IndexStatus(
      indexId: moment.indexId ?? "",
      shards: [ShardStatus(articles: articles.count, bytes: bytes, generation: moment.generation)])
  }

  /// What a query finds, or its fallback where it finds nothing, and which of the two it was.
  private func find(
    _ query: SearchQuery, _ interruption: Interruption
  ) throws(SearchError) -> (found: [ScannedArticle], query: SearchQuery) {
    var found: [ScannedArticle] = []
    for article in articles {
      try check(interruption)
      if article.matches(query) { found.append(article) }
    }
    guard found.isEmpty, let fallback = query.fallback else { return (found, query) }
    return try find(fallback, interruption)
  }

  private func hit(
    _ hit: ScannedHit, _ page: HitPage, _ passages: inout PassageMaker, _ interruption: Interruption
  ) throws(SearchError) -> SearchResult.Hit {
    let article = hit.article
    let showsHeader = !page.parts.isDisjoint(with: [.header, .positions])
    var made = SearchResult.Hit(
      id: article.article.id, score: Double(hit.score), header: showsHeader ? article.header : nil)
    guard PassageMaker.reads(page) else { return made }
    do throws(Interrupted) {
      try passages.add(to: &made, title: article.article.title, body: article.article.body, interruption)
    } catch {
      throw .interrupted(interruption.reason ?? .timedOut)
    }
    return made
  }

  private func scanned(_ id: String) -> ScannedArticle? {
    articles.first { $0.article.id.utf8.elementsEqual(id.utf8) }
  }

  private func check(_ interruption: Interruption) throws(SearchError) {
    if let reason = interruption.reason { throw .interrupted(reason) }
  }
}
