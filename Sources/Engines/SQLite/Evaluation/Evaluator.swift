import ShirabeQuery
import ShirabeSearch

/// Finds the articles that match a query, in all shards, and scores them.
///
/// What the postings say are rows and frequencies; everything that is said of relevance is said here and in Ranking.
struct Evaluator {
  private let shards: [ShardReader]
  private let ranking: BM25

  /// Takes shards whose transactions have begun.
  init(_ shards: [ShardReader]) {
    self.shards = shards
    ranking = BM25(shards.map(\.state))
  }

  /// Evaluates a query, but not its fallback.
  ///
  /// - Parameter depth: How many of the best matches have to be known with their scores; nil for all.
  func evaluate(_ query: SearchQuery, depth: Int? = nil) throws(IndexError) -> Evaluation {
    switch query.kind {
    case .tree(let node): try evaluate(node)
    case .bag(let bag): try evaluate(bag, depth: depth)
    }
  }

  /// Evaluates a bag of words.
  func evaluate(_ bag: BagOfWords, depth: Int? = nil) throws(IndexError) -> Evaluation {
    try BagEvaluator(shards, ranking).evaluate(bag, depth: depth)
  }

  /// Evaluates a query of the language.
  func evaluate(_ query: QueryNode) throws(IndexError) -> Evaluation {
    var compiler = QueryCompiler(PrefixExpansion(shards: shards))
    let node = try compiler.compile(query)
    var terms = compiler.terms
    var lists = [[FrequencyList]](repeating: [], count: terms.count)
    for number in terms.indices {
      for shard in shards { lists[number].append(try shard.frequencies(of: terms[number].query)) }
      terms[number].documentFrequency = lists[number].reduce(0) { $0 + $1.rows.count }
      terms[number].weight = ranking.weight(documentFrequency: terms[number].documentFrequency)
    }
    var matches: [Matches] = []
    for shard in shards.indices { matches.append(try evaluate(node, in: shard, terms, lists)) }
    return Evaluation(
      matches: matches, total: matches.reduce(0) { $0 + $1.count }, terms: terms, notes: compiler.notes, node: node)
  }

  private func evaluate(
    _ node: CompiledNode, in shard: Int, _ terms: [ScoredTerm], _ lists: [[FrequencyList]]
  ) throws(IndexError) -> Matches {
    switch node {
    case .term(let number): return try score(lists[number][shard], in: shards[shard], weight: terms[number].weight)
    case .unscored(let query): return Matches(rows: try shards[shard].frequencies(of: query).rows)
    case .label(let column, let phrase):
      return Matches(rows: try shards[shard].rows(labelled: column, with: phrase))
    case .filter(let filter): return Matches(rows: try shards[shard].rows(letThroughBy: filter))
    case .either(let nodes):
      var union = Matches()
      for node in nodes {
        union = try union.union(try evaluate(node, in: shard, terms, lists), shards[shard].interruption)
      }
      return union
    case .all(let wanted, let excluded):
      var matches: Matches?
      for node in wanted {
        let next = try evaluate(node, in: shard, terms, lists)
        matches = try matches?.intersection(next, shards[shard].interruption) ?? next
        if matches?.count == 0 { return Matches() }
      }
      for node in excluded {
        let without = try evaluate(node, in: shard, terms, lists)
        matches = try matches?.subtracting(without, shards[shard].interruption)
      }
      return matches ?? Matches()
    }
  }

  private func score(_ list: FrequencyList, in shard: ShardReader, weight: Float) throws(IndexError) -> Matches {
    var scores = [Float](repeating: 0, count: list.rows.count)
    var start = 0
    while start < scores.count {
      try shard.interruption.check()
      let stretch = start..<min(start + shard.interruption.stride, scores.count)
      guard score(list, stretch, in: shard, weight: weight, into: &scores) else { throw shard.postings.strayPosting }
      start = stretch.upperBound
    }
    return Matches(rows: list.rows, scores: scores)
  }

  /// Scores a stretch of a list; false where one of its rows has no article.
  private func score(
    _ list: FrequencyList, _ stretch: Range<Int>, in shard: ShardReader, weight: Float, into scores: inout [Float]
  ) -> Bool {
    shard.columns.withLengths { lengths in
      scores.withUnsafeMutableBufferPointer { scores in
        var fewest: Float = 0
        for place in stretch {
          let tokens = lengths.tokens[lengths.places[list.rows[place]]]
          fewest = min(fewest, tokens)
          scores[place] = weight * ranking.saturation(list.frequencies[place], tokens: tokens)
        }
        return fewest >= 0
      }
    }
  }
}
