import ShirabeQuery

/// Finds the articles that match a query, in all shards, and scores them.
///
/// What FTS5 hands over are rows and frequencies; everything that is said of relevance is said here and in Ranking.
struct Evaluator {
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

  /// Evaluates a plan, but not its fallback.
  func evaluate(_ plan: QueryPlan) throws(IndexError) -> Evaluation {
    switch plan.kind {
    case .tree(let node): try evaluate(node)
    case .bag(let bag): try evaluate(bag)
    }
  }

  /// Evaluates a query of the language.
  func evaluate(_ query: QueryNode) throws(IndexError) -> Evaluation {
    var compiler = QueryCompiler(PrefixExpansion(shards: shards))
    let node = try compiler.compile(query)
    if case .plain(let plain) = node, plain.slots == [0] {
      return try evaluate(compiler.terms[0], plain, compiler.notes)
    }
    var near: [Int: [FrequencyList]] = [:]
    try findNear(node, into: &near)
    var terms = compiler.terms
    for number in terms.indices {
      if let found = near[number] {
        setWeight(of: &terms[number], documentFrequency: found.reduce(0) { $0 + $1.rows.count })
      } else {
        setWeight(of: &terms[number], documentFrequency: try documentFrequency(of: terms[number]))
      }
    }
    var matches: [Matches] = []
    for (number, shard) in shards.enumerated() {
      matches.append(try evaluate(node, in: shard, terms, near.mapValues { $0[number] }))
    }
    return Evaluation(matches: matches, terms: terms, notes: compiler.notes, node: node, near: near)
  }

  private func setWeight(of term: inout ScoredTerm, documentFrequency: Int) {
    term.documentFrequency = documentFrequency
    term.weight = term.factor * ranking.weight(documentFrequency: documentFrequency)
  }

  /// A single phrase is walked through once: its frequency is the number of matches.
  private func evaluate(
    _ term: ScoredTerm, _ query: PlainQuery, _ notes: [String]
  ) throws(IndexError) -> Evaluation {
    let expression = MatchExpression.phrase(term.phrases[0], in: term.column)
    var lists: [PostingLists] = []
    for shard in shards { lists.append(try shard.postings(ofEach: [expression])) }
    var term = term
    setWeight(of: &term, documentFrequency: lists.reduce(0) { $0 + $1.rows.count })
    frequencies.remember(term.documentFrequency, of: expression, generation: generation)
    let matches = zip(shards, lists).map { score($1, in: $0, slots: [0], [term]) }
    return Evaluation(matches: matches, terms: [term], notes: notes, node: .plain(query))
  }

  private func documentFrequency(of term: ScoredTerm) throws(IndexError) -> Int {
    let phrases = term.phrases.map { MatchExpression.phrase($0, in: term.column) }
    let expression = MatchExpression.either(phrases)
    if let known = frequencies.count(of: expression, generation: generation) { return known }
    var count = 0
    for shard in shards {
      count +=
        phrases.count == 1
        ? try shard.postings(ofEach: phrases).rows.count
        : try shard.count(matching: expression)
    }
    frequencies.remember(count, of: expression, generation: generation)
    return count
  }

  private func evaluate(
    _ node: CompiledNode, in shard: ShardReader, _ terms: [ScoredTerm], _ near: [Int: FrequencyList]
  ) throws(IndexError) -> Matches {
    switch node {
    case .plain(let query):
      let postings = try shard.rows(matching: query.expression, phraseCount: query.slots.count)
      return score(postings, in: shard, slots: query.slots, terms)
    case .near(let term, _, _):
      guard let list = near[term] else { return Matches() }
      let scores = zip(list.rows, list.frequencies).map { row, frequency in
        terms[term].weight * saturation(frequency, Int(row), in: shard)
      }
      return Matches(rows: list.rows, scores: scores)
    case .label(let column, let phrase): return Matches(rows: try shard.rows(labelled: column, with: phrase))
    case .filter(let filter): return Matches(rows: try shard.rows(letThroughBy: filter))
    case .either(let nodes):
      var union = Matches()
      for node in nodes { union = union.union(try evaluate(node, in: shard, terms, near)) }
      return union
    case .all(let wanted, let excluded):
      var matches: Matches?
      for node in wanted {
        let next = try evaluate(node, in: shard, terms, near)
        matches = matches?.intersection(next) ?? next
        if matches?.count == 0 { return Matches() }
      }
      for node in excluded { matches = matches?.subtracting(try evaluate(node, in: shard, terms, near)) }
      return matches ?? Matches()
    }
  }

  private func score(
    _ postings: PostingLists, in shard: ShardReader, slots: [Int?], _ terms: [ScoredTerm]
  ) -> Matches {
    var scores: [Float] = []
    scores.reserveCapacity(postings.rows.count)
    var place = 0
    for row in postings.rows {
      var score: Float = 0
      var slot = 0
      while slot < slots.count {
        // The forms of one term stand side by side and count together.
        let term = slots[slot]
        var frequency = postings.frequencies[place + slot]
        slot += 1
        while slot < slots.count, let term, slots[slot] == term {
          frequency = frequency.adding(postings.frequencies[place + slot])
          slot += 1
        }
        if let term, !frequency.isZero { score += terms[term].weight * saturation(frequency, Int(row), in: shard) }
      }
      place += slots.count
      scores.append(score)
    }
    return Matches(rows: postings.rows, scores: scores)
  }

  @inline(__always)
  private func saturation(_ frequency: PostingLists.Frequency, _ row: Int, in shard: ShardReader) -> Float {
    ranking.saturation(
      frequency, titleTokens: shard.columns.titleTokens[row], bodyTokens: shard.columns.bodyTokens[row])
  }

  private func findNear(_ node: CompiledNode, into lists: inout [Int: [FrequencyList]]) throws(IndexError) {
    switch node {
    case .near(let term, let phrases, let maximumGap):
      var found: [FrequencyList] = []
      for shard in shards { found.append(try shard.near(phrases, maximumGap: maximumGap)) }
      lists[term] = found
    case .all(let wanted, let excluded): for node in wanted + excluded { try findNear(node, into: &lists) }
    case .either(let nodes): for node in nodes { try findNear(node, into: &lists) }
    case .plain, .label, .filter: break
    }
  }
}

// MARK: - Bags of words

extension Evaluator {
  /// Scores the articles that have any item of a bag, a term at a time.
  func evaluate(_ bag: BagOfWords) throws(IndexError) -> Evaluation {
    var scores = shards.map { [Float](repeating: 0, count: Int($0.columns.lastRow) + 1) }
    var terms = bag.terms
    let batchCount = ParsedQuery.maximumOperandCount
    for start in stride(from: 0, to: terms.count, by: batchCount) {
      let batch = start..<min(start + batchCount, terms.count)
      let expressions = terms[batch].map { MatchExpression.phrase($0.phrases[0]) }
      var lists: [PostingLists] = []
      for shard in shards { lists.append(try shard.postings(ofEach: expressions)) }
      for (index, number) in batch.enumerated() {
        setWeight(of: &terms[number], documentFrequency: lists.reduce(0) { $0 + $1.range(ofList: index).count })
        for (shard, list) in lists.enumerated() {
          add(list, index, terms[number].weight, shards[shard], &scores[shard])
        }
      }
    }
    let matches = scores.map { scores in
      var matches = Matches()
      for (row, score) in scores.enumerated() where score > 0 { matches.append(UInt32(row), score) }
      return matches
    }
    return Evaluation(matches: matches, terms: terms, sentences: BestSentence(terms))
  }

  private func add(
    _ postings: PostingLists, _ list: Int, _ weight: Float, _ shard: ShardReader, _ scores: inout [Float]
  ) {
    for place in postings.range(ofList: list) {
      let row = Int(postings.rows[place])
      scores[row] += weight * saturation(postings.frequencies[place], row, in: shard)
    }
  }
}
