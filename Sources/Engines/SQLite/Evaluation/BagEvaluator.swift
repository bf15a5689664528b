import ShirabeQuery

/// Finds the articles that have any item of a bag of words, and scores them a term at a time, the rarest first.
///
/// Once the best articles are so far ahead that what the terms to come can earn would bring no other among them, the rest of
/// the postings is only counted (Turtle and Flood, "Query evaluation: strategies and optimizations", 1995: max-score). The
/// total stays exact, and so do the scores of the best.
struct BagEvaluator {
  private let shards: [ShardReader]
  private let ranking: BM25

  init(_ shards: [ShardReader], _ ranking: BM25) {
    self.shards = shards
    self.ranking = ranking
  }

  /// Evaluates a bag.
  ///
  /// - Parameter depth: How many of the best matches have to be known, each with its score; nil for all.
  func evaluate(_ bag: BagOfWords, depth: Int?) throws(IndexError) -> Evaluation {
    var terms = bag.terms
    var lists: [[BagList]] = []
    for number in terms.indices {
      var list: [BagList] = []
      for shard in shards { list.append(try BagList(terms[number], in: shard)) }
      terms[number].documentFrequency = list.reduce(0) { $0 + $1.count }
      terms[number].weight =
        terms[number].factor * ranking.weight(documentFrequency: terms[number].documentFrequency)
      lists.append(list)
    }
    // The order is that of the sums, so it must be the same for every shard.
    let order = terms.indices.sorted { (-terms[$0].weight, $0) < (-terms[$1].weight, $1) }
    var sums = shards.map { BagScores($0.columns) }
    let placeCount = sums.reduce(0) { $0 + $1.placeCount }
    let bounds = order.map { BM25.bound(weight: terms[$0].weight) }
    var earned: Float = 0
    var restPostings = terms.reduce(0) { $0 + $1.documentFrequency }
    for (place, number) in order.enumerated() {
      for (shard, list) in lists[number].enumerated() {
        try sums[shard].add(list, weight: terms[number].weight, shards[shard], ranking)
      }
      let rest = bounds[(place + 1)...].reduce(0, +)
      earned += terms[number].weight
      restPostings -= terms[number].documentFrequency
      // The best seldom have more than half of what there is to earn.
      if let depth, restPostings > placeCount / 4, rest < earned / 2 || depth == 0 {
        try prune(&sums, rest: rest, highest: earned * 2, depth: depth)
      }
    }
    var matches: [Matches] = []
    for (shard, sum) in zip(shards, sums) { matches.append(try sum.matches(shard)) }
    return Evaluation(
      matches: matches, total: sums.reduce(0) { $0 + $1.total }, terms: terms,
      sentences: BestSentence(terms))
  }

  /// Sets all aside that cannot come among the best any more, if there are as many that are sure to stay ahead.
  private func prune(_ sums: inout [BagScores], rest: Float, highest: Float, depth: Int) throws(IndexError) {
    guard depth > 0 else {
      for shard in sums.indices { try sums[shard].prune(keeping: .infinity, shards[shard]) }
      return
    }
    // With so few left there is little to be saved any more.
    if sums[0].isPruned, sums.reduce(0, { $0 + $1.contenderCount }) <= depth * 4 { return }
    func count(above bound: Float) throws(IndexError) -> Int {
      try shards[0].interruption.check()
      return sums.reduce(0) { $0 + $1.count(above: bound) }
    }
    guard try count(above: rest) >= depth else { return }
    // A sum that is exceeded by as many as are asked for, the highest such within a small part of it.
    var (exceeded, tooHigh) = (rest, highest)
    for _ in 0..<7 {
      let middle = (exceeded + tooHigh) / 2
      if try count(above: middle) >= depth { exceeded = middle } else { tooHigh = middle }
    }
    // Sums are rounded; what is so near is kept.
    let needed = max((exceeded - rest) * 0.9999, .leastNonzeroMagnitude)
    for shard in sums.indices { try sums[shard].prune(keeping: needed, shards[shard]) }
  }
}
