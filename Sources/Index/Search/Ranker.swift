import ShirabeQuery

/// Chooses the page of hits out of all matches.
struct Ranker {
  private let shards: [ShardReader]
  private let evaluation: Evaluation

  init(_ shards: [ShardReader], _ evaluation: Evaluation) {
    self.shards = shards
    self.evaluation = evaluation
  }

  /// How many of the best matches have to be known, with their scores, to answer a request; nil for all.
  static func depth(_ request: SearchRequest) -> Int? {
    guard request.sort == .relevance, request.facets.isEmpty else { return nil }
    return max(request.offset + request.limit, BestSentence.depth)
  }

  /// A page, and whether there is more after it (known for sort by id only).
  typealias Page = (candidates: [Candidate], hasMore: Bool)

  /// The candidates of the page that was asked for, in order.
  func page(_ request: SearchRequest) throws(IndexError) -> Page {
    guard request.limit > 0 else { return ([], false) }
    if request.sort == .id { return try pageById(request) }
    // What is looked into more closely does not depend on the page, so that pages fit together.
    var best = BestCandidates(limit: Ranker.depth(request) ?? request.offset + request.limit)
    for (number, shard) in shards.enumerated() {
      let columns = shard.columns
      for (row, score) in zip(evaluation.matches[number].rows, evaluation.matches[number].scores) {
        let key = Ranker.key(request.sort, score, columns.publishedOrders[Int(row)])
        best.offer(key: key) {
          Candidate(key: key, tieBreaker: columns.tieBreakers[Int(row)], shard: number, row: row, score: score)
        }
      }
    }
    var candidates = best.sorted()
    let page = request.offset..<(request.offset + request.limit)
    if request.sort == .relevance {
      if var sentences = evaluation.sentences { try addSentences(&sentences, to: &candidates) }
      try putLiteralFirst(&candidates, within: page)
    }
    return (Array(candidates.prefix(page.upperBound).dropFirst(page.lowerBound)), false)
  }

  private static func key(_ sort: SearchRequest.Sort, _ score: Float, _ order: Int64) -> Double {
    switch sort {
    case .relevance, .id: Double(score)
    case .newest: order == ArticleColumns.undated ? -.infinity : Double(order)
    case .oldest: order == ArticleColumns.undated ? -.infinity : -Double(order)
    }
  }

  /// Adds what their best sentences say to the best few, and puts these in order again.
  private func addSentences(_ sentences: inout BestSentence, to candidates: inout [Candidate]) throws(IndexError) {
    let depth = min(BestSentence.depth, candidates.count)
    for index in 0..<depth {
      let body = try shards[candidates[index].shard].body(row: candidates[index].row)
      candidates[index].sentenceScore = BestSentence.share * sentences.best(in: body).weight
      candidates[index].score += candidates[index].sentenceScore
      candidates[index].key = Double(candidates[index].score)
    }
    candidates[..<depth].sort(by: >)
  }

  /// Of the best few, puts those of equal score first that say what was asked for as it was written.
  private func putLiteralFirst(_ candidates: inout [Candidate], within page: Range<Int>) throws(IndexError) {
    let depth = min(BestSentence.depth, candidates.count)
    var start = 0
    while start < depth {
      let end = candidates[start..<depth].firstIndex { $0.key != candidates[start].key } ?? depth
      if end - start > 1, start < page.upperBound, end > page.lowerBound {
        var foldings: [(candidate: Candidate, count: Int)] = []
        for candidate in candidates[start..<end] { foldings.append((candidate, try foldingCount(candidate))) }
        foldings.sort { $0.count != $1.count ? $0.count < $1.count : $0.candidate > $1.candidate }
        candidates.replaceSubrange(start..<end, with: foldings.map(\.candidate))
      }
      start = end
    }
  }

  /// How many foldings it takes to find all terms in an article.
  private func foldingCount(_ candidate: Candidate) throws(IndexError) -> Int {
    let highlights = evaluation.terms.flatMap(\.highlights)
    var highlighter = Highlighter(highlights)
    var fewest = [Int](repeating: .max, count: highlights.count)
    for text in try shards[candidate.shard].texts(row: candidate.row) {
      for (index, foldings) in highlighter.read(text).foldings(of: highlights).enumerated() {
        if let foldings { fewest[index] = min(fewest[index], foldings.count) }
      }
    }
    return fewest.reduce(0) { $0 + ($1 == .max ? 0 : $1) }
  }

  /// Walks the ids of every shard in their order and takes those that match, one more than are asked for.
  private func pageById(_ request: SearchRequest) throws(IndexError) -> Page {
    let wanted = request.offset + request.limit
    var found: [(id: String, candidate: Candidate)] = []
    for (number, shard) in shards.enumerated() {
      let matches = evaluation.matches[number]
      let scores = Dictionary(uniqueKeysWithValues: zip(matches.rows, matches.scores))
      var taken = 0
      try shard.ids(after: request.after) { row, id in
        guard taken <= wanted, taken < scores.count else { return false }
        let row = UInt32(truncatingIfNeeded: row)
        if let score = scores[row] {
          found.append((id, Candidate(key: 0, tieBreaker: 0, shard: number, row: row, score: score)))
          taken += 1
        }
        return true
      }
    }
    found.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return (Array(found.prefix(wanted).dropFirst(request.offset).map(\.candidate)), found.count > wanted)
  }
}
