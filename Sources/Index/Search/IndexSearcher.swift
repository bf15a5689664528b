import ShirabeArticles
import ShirabeQuery

/// Searches an index: every shard in turn, on one connection each.
final class IndexSearcher: Searcher {
  private let shards: [ShardReader]
  private let frequencies: DocumentFrequencies

  init(_ shards: [ShardReader], frequencies: DocumentFrequencies) {
    self.shards = shards
    self.frequencies = frequencies
  }

  func search(_ request: SearchRequest) throws(SearchError) -> SearchResult {
    let plan = try QueryPlan(request.query, match: request.match)
    return try reading { generation throws(IndexError) in
      let found = try find(plan, generation)
      let page = try page(of: found.matches, request)
      var hits: [SearchResult.Hit] = []
      var snippets = SnippetMaker(found.plan.highlightedPhrases)
      for candidate in page.candidates { hits.append(try hit(candidate, request.parts, &snippets)) }
      return SearchResult(
        hits: hits, total: found.matches.reduce(0) { $0 + $1.count }, matched: found.plan.match,
        generation: generation, notes: plan.notes, next: page.hasMore ? hits.last?.id : nil)
    }
  }

  func count(query: String, match: SearchRequest.Match) throws(SearchError) -> Int {
    let plan = try QueryPlan(query, match: match)
    return try reading { generation throws(IndexError) in
      try find(plan, generation).matches.reduce(0) { $0 + $1.count }
    }
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

  /// All matches, and the plan that found them: its own, or that of its fallback.
  private var sentences: BestSentence?

  private func find(_ plan: QueryPlan, _ generation: Int64) throws(IndexError) -> (matches: [Matches], plan: QueryPlan)
  {
    let scorer = Scorer(shards, frequencies: frequencies, generation: generation)
    let matches: [Matches]
    sentences = nil
    switch plan.kind {
    case .tree(let node): matches = try scorer.matches(node)
    case .bag(let bag):
      let found = try scorer.matches(bag)
      matches = found.matches
      sentences = BestSentence(zip(bag.items, found.weights).map { ($0.phrase, $1) })
    }
    if let fallback = plan.fallback, matches.allSatisfy({ $0.count == 0 }) { return try find(fallback, generation) }
    return (matches, plan)
  }

  private func page(
    of matches: [Matches], _ request: SearchRequest
  ) throws(IndexError) -> (candidates: ArraySlice<Candidate>, hasMore: Bool) {
    guard request.limit > 0 else { return ([], false) }
    if request.sort == .id { return try pageById(of: matches, request) }
    var best = BestCandidates(
      limit: max(request.offset + request.limit, request.sort == .relevance ? BestSentence.depth : 0))
    for (number, shard) in shards.enumerated() {
      let columns = shard.columns
      for (row, score) in zip(matches[number].rows, matches[number].scores) {
        let key = key(request.sort, score, columns.publishedOrders[Int(row)])
        best.offer(key: key) {
          Candidate(key: key, tieBreaker: columns.tieBreakers[Int(row)], shard: number, row: row, score: score)
        }
      }
    }
    var sorted = best.sorted()
    if request.sort == .relevance, sentences != nil {
      for index in sorted.indices.prefix(BestSentence.depth) {
        let body = try shards[sorted[index].shard].body(row: sorted[index].row)
        sorted[index].score += BestSentence.share * (sentences?.weight(in: body) ?? 0)
        sorted[index].key = Double(sorted[index].score)
      }
      sorted[..<min(BestSentence.depth, sorted.count)].sort(by: >)
    }
    return (sorted.prefix(request.offset + request.limit).dropFirst(request.offset), false)
  }

  private func key(_ sort: SearchRequest.Sort, _ score: Float, _ order: Int64) -> Double {
    switch sort {
    case .relevance, .id: Double(score)
    case .newest: order == ArticleColumns.undated ? -.infinity : Double(order)
    case .oldest: order == ArticleColumns.undated ? -.infinity : -Double(order)
    }
  }

  /// Walks the ids of every shard in their order and takes those that match, one more than are asked for.
  private func pageById(
    of matches: [Matches], _ request: SearchRequest
  ) throws(IndexError) -> (candidates: ArraySlice<Candidate>, hasMore: Bool) {
    let wanted = request.offset + request.limit
    var found: [(id: String, candidate: Candidate)] = []
    for (number, shard) in shards.enumerated() {
      let scores = Dictionary(uniqueKeysWithValues: zip(matches[number].rows, matches[number].scores))
      var taken = 0
      try shard.ids(after: request.after) { row, id in
        guard taken <= wanted, taken < scores.count else { return false }
        if let score = scores[UInt32(truncatingIfNeeded: row)] {
          let row = UInt32(truncatingIfNeeded: row)
          found.append((id, Candidate(key: 0, tieBreaker: 0, shard: number, row: row, score: score)))
          taken += 1
        }
        return true
      }
    }
    found.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return (found.prefix(wanted).dropFirst(request.offset).map(\.candidate)[...], found.count > wanted)
  }

  private func hit(
    _ candidate: Candidate, _ parts: SearchRequest.Parts, _ snippets: inout SnippetMaker
  ) throws(IndexError) -> SearchResult.Hit {
    let shard = shards[candidate.shard]
    let header = parts.contains(.header) ? try shard.header(row: candidate.row) : nil
    let id: String
    if let header { id = header.id } else { id = try shard.id(row: candidate.row) }
    return SearchResult.Hit(
      id: id, score: Double(candidate.score), header: header,
      snippet: parts.contains(.snippet) ? snippets.snippet(of: try shard.body(row: candidate.row)) : nil)
  }
}
