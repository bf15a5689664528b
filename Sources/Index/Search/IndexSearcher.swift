import ShirabeArticles
import ShirabeQuery

/// Searches an index: every shard in turn, on one connection each.
final class IndexSearcher: Searcher {
  private let shards: [ShardReader]

  init(_ shards: [ShardReader]) {
    self.shards = shards
  }

  func search(_ request: SearchRequest) throws(SearchError) -> SearchResult {
    let plan = try QueryPlan(request.query, match: request.match)
    return try reading { generation throws(IndexError) in
      let found = try find(plan, depth: Ranker.depth(request.ranked))
      var result = try result(found.evaluation, found.plan.match, request, generation)
      result.notes = plan.notes + found.evaluation.notes
      let adviser = QueryAdviser(Evaluator(shards), shards)
      if result.total == 0 {
        result.help = try adviser.help(plan, found.evaluation)
      } else if found.plan.match != plan.match {
        result.help = try adviser.spellingHelp(plan)
      }
      return result
    }
  }

  func similar(to id: String, _ request: SearchRequest) throws(SearchError) -> SearchResult? {
    try reading { generation throws(IndexError) in
      guard let (shard, row) = try place(of: id) else { return nil }
      let bag = try Likeness(shards).bag(of: shards[shard].storedArticle(row: row))
      var evaluation = try Evaluator(shards).evaluate(bag)
      let others = evaluation.matches[shard].subtracting(Matches(rows: [row]))
      evaluation.total -= evaluation.matches[shard].count - others.count
      evaluation.matches[shard] = others
      return try result(evaluation, .any, request, generation)
    }
  }

  func count(query: String, match: SearchRequest.Match) throws(SearchError) -> Int {
    let plan = try QueryPlan(query, match: match)
    return try reading { _ throws(IndexError) in try find(plan, depth: 0).evaluation.total }
  }

  func whyNot(query: String, match: SearchRequest.Match, id: String) throws(SearchError) -> WhyNot? {
    let plan = try QueryPlan(query, match: match)
    return try reading { _ throws(IndexError) in
      guard let (shard, row) = try place(of: id) else { return nil }
      let found = try find(plan, depth: nil)
      if found.evaluation.matches[shard].rows.contains(row) { return WhyNot(matches: true, reasons: []) }
      let article = try shards[shard].storedArticle(row: row)
      var reasons = Objections(to: article).reasons(found.plan)
      if reasons.isEmpty {
        // All of it holds for the article, but not all of it was searched.
        reasons = found.evaluation.notes.map { WhyNot.Reason(kind: .prefix, text: query, message: $0) }
      }
      return WhyNot(matches: false, reasons: reasons)
    }
  }

  func suggest(prefix: String, limit: Int) throws(SearchError) -> [Suggestion] {
    try reading { _ throws(IndexError) in try VocabularyReader(shards).suggestions(prefix: prefix, limit: limit) }
  }

  func article(id: String) throws(SearchError) -> Article? {
    try reading { _ throws(IndexError) in
      for shard in shards {
        if let article = try shard.article(id: id) { return article }
      }
      return nil
    }
  }

  func status() throws(SearchError) -> IndexStatus {
    try reading { _ throws(IndexError) in
      IndexStatus(
        indexId: shards[0].identity.indexId,
        shards: shards.map {
          IndexStatus.Shard(
            articles: Int($0.state.articles), bytes: Int($0.state.bytes), generation: $0.state.generation)
        })
    }
  }

  /// Runs `body` on one state of every shard, given the generation of the whole.
  private func reading<Value>(_ body: (Int64) throws(IndexError) -> Value) throws(SearchError) -> Value {
    defer { for shard in shards { shard.end() } }
    do throws(IndexError) {
      for shard in shards { try shard.begin() }
      return try body(shards.reduce(0) { $0 + $1.state.generation })
    } catch {
      throw .index(error)
    }
  }

  /// What a plan finds, or its fallback where it finds nothing, and the plan that found it.
  private func find(
    _ plan: QueryPlan, depth: Int?
  ) throws(IndexError) -> (evaluation: Evaluation, plan: QueryPlan) {
    let evaluator = Evaluator(shards)
    let evaluation = try evaluator.evaluate(plan, depth: depth)
    guard evaluation.total == 0, let fallback = plan.fallback else { return (evaluation, plan) }
    return (try evaluator.evaluate(fallback, depth: depth), fallback)
  }

  private func result(
    _ evaluation: Evaluation, _ match: SearchRequest.Match, _ request: SearchRequest, _ generation: Int64
  ) throws(IndexError) -> SearchResult {
    let page = try Ranker(shards, evaluation).page(request.ranked)
    let groups = try DuplicateGroups(shards, page.candidates, request)
    // Ids and scores alone need nothing that marks texts.
    let highlights = request.parts.isDisjoint(with: [.snippets, .positions]) ? [] : evaluation.highlights
    var maker = HitMaker(request, shards, highlights, Explainer(shards, evaluation))
    var hits: [SearchResult.Hit] = []
    for group in groups.page {
      var hit = try maker.hit(group.first)
      hit.duplicates = try groups.duplicates(group)
      hits.append(hit)
    }
    var facets = FacetCounter(request.facets)
    if !request.facets.isEmpty {
      for (shard, matches) in zip(shards, evaluation.matches) { try facets.count(matches, in: shard) }
    }
    return SearchResult(
      hits: hits, total: evaluation.total, matched: match, generation: generation, notes: [],
      next: page.hasMore ? hits.last?.id : nil, facets: facets.results)
  }

  private func place(of id: String) throws(IndexError) -> (shard: Int, row: UInt32)? {
    for (number, shard) in shards.enumerated() {
      if let row = try shard.row(id: id) { return (number, row) }
    }
    return nil
  }
}
