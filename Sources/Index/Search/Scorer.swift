import ShirabeQuery

/// Finds the matching articles of all shards and scores them.
///
/// What FTS5 hands over are rows and frequencies; everything that is said of relevance is said here.
struct Scorer {
  private let shards: [ShardReader]
  private let ranking: BM25
  private let frequencies: DocumentFrequencies
  private let generation: Int64

  /// Takes shards whose transactions have begun.
  init(_ shards: [ShardReader], frequencies: DocumentFrequencies, generation: Int64) {
    self.shards = shards
    self.frequencies = frequencies
    self.generation = generation
    ranking = BM25(shards.map(\.state))
  }

  /// The articles that match a query of the language, a list a shard.
  func matches(_ node: QueryNode) throws(IndexError) -> [Matches] {
    if case .phrase(let phrase) = node { return try matches(phrase) }
    let phrases = MatchExpression.phrases(of: node)
    var weights: [Float] = []
    for (phrase, isWanted) in phrases {
      weights.append(isWanted ? ranking.weight(documentFrequency: try documentFrequency(of: phrase)) : 0)
    }
    var matches: [Matches] = []
    for shard in shards {
      let postings = try shard.rows(matching: node, phraseCount: phrases.count)
      matches.append(score(postings, in: shard, weights: weights))
    }
    return matches
  }

  private func score(_ postings: PostingLists, in shard: ShardReader, weights: [Float]) -> Matches {
    var scores: [Float] = []
    scores.reserveCapacity(postings.rows.count)
    var place = 0
    for row in postings.rows {
      let titleTokens = shard.columns.titleTokens[Int(row)]
      let bodyTokens = shard.columns.bodyTokens[Int(row)]
      var score: Float = 0
      for weight in weights {
        let frequency = postings.frequencies[place]
        place += 1
        if weight > 0, !frequency.isZero {
          score += weight * ranking.saturation(frequency, titleTokens: titleTokens, bodyTokens: bodyTokens)
        }
      }
      scores.append(score)
    }
    return Matches(rows: postings.rows, scores: scores)
  }

  /// A single phrase is walked through once: its frequency is the number of matches.
  private func matches(_ phrase: Phrase) throws(IndexError) -> [Matches] {
    var lists: [PostingLists] = []
    for shard in shards { lists.append(try shard.postings(ofEach: [IndexTerm.terms(of: phrase)])) }
    let count = lists.reduce(0) { $0 + $1.rows.count }
    frequencies.remember(count, of: phrase, generation: generation)
    let weight = ranking.weight(documentFrequency: count)
    return zip(shards, lists).map { score($1, in: $0, weights: [weight]) }
  }

  /// The articles that have any item of a bag, a list a shard.
  func matches(_ bag: BagOfWords) throws(IndexError) -> (matches: [Matches], weights: [Float]) {
    var weights: [Float] = []
    var scores = shards.map { [Float](repeating: 0, count: Int($0.columns.lastRow) + 1) }
    let batchCount = ParsedQuery.maximumOperandCount
    for start in stride(from: 0, to: bag.items.count, by: batchCount) {
      let batch = bag.items[start..<min(start + batchCount, bag.items.count)]
      let terms = batch.map { IndexTerm.terms(of: $0.phrase) }
      var lists: [PostingLists] = []
      for shard in shards { lists.append(try shard.postings(ofEach: terms[...])) }
      for (index, item) in batch.enumerated() {
        let count = lists.reduce(0) { $0 + $1.range(ofList: index).count }
        let weight = item.weight * ranking.weight(documentFrequency: count)
        weights.append(weight)
        for (shard, list) in lists.enumerated() { add(list, index, weight, shards[shard].columns, &scores[shard]) }
      }
    }
    let matches = scores.map { scores in
      var matches = Matches()
      for (row, score) in scores.enumerated() where score > 0 {
        matches.rows.append(UInt32(row))
        matches.scores.append(score)
      }
      return matches
    }
    return (matches, weights)
  }

  private func add(
    _ postings: PostingLists, _ list: Int, _ weight: Float, _ columns: ArticleColumns, _ scores: inout [Float]
  ) {
    for place in postings.range(ofList: list) {
      let row = Int(postings.rows[place])
      scores[row] +=
        weight
        * ranking.saturation(
          postings.frequencies[place], titleTokens: columns.titleTokens[row], bodyTokens: columns.bodyTokens[row])
    }
  }

  private func documentFrequency(of phrase: Phrase) throws(IndexError) -> Int {
    if let known = frequencies.count(of: phrase, generation: generation) { return known }
    var count = 0
    for shard in shards { count += try shard.postings(ofEach: [IndexTerm.terms(of: phrase)]).rows.count }
    frequencies.remember(count, of: phrase, generation: generation)
    return count
  }
}
