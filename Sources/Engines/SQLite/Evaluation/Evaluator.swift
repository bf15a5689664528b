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
    var lists = [[TermPostings]](repeating: [], count: terms.count)
    for number in terms.indices {
      for shard in shards { lists[number].append(try TermPostings(terms[number], in: shard)) }
      terms[number].documentFrequency = lists[number].reduce(0) { $0 + $1.count }
      terms[number].weight = ranking.weight(documentFrequency: terms[number].documentFrequency)
    }
    var matches: [Matches] = []
    for shard in shards.indices { matches.append(try evaluate(node, in: shard, terms, lists)) }
    return Evaluation(
      matches: matches, total: matches.reduce(0) { $0 + $1.count }, terms: terms, notes: compiler.notes, node: node)
  }

  private func evaluate(
    _ node: CompiledNode, in shard: Int, _ terms: [ScoredTerm], _ lists: [[TermPostings]]
  ) throws(IndexError) -> Matches {
    switch node {
    case .term(let number):
      return try lists[number][shard].scored(in: shards[shard], weight: terms[number].weight, ranking)
    case .unscored(let forms):
      return try union(of: forms, in: shard) { form throws(IndexError) in
        try shards[shard].frequencies(of: form.query).rows
      }
    case .label(let column, let phrases):
      return try union(of: phrases, in: shard) { phrase throws(IndexError) in
        try shards[shard].rows(labelled: column, with: phrase)
      }
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

  /// The rows of any of several things, none of which earns anything.
  private func union<Element>(
    of elements: [Element], in shard: Int, _ rows: (Element) throws(IndexError) -> [UInt32]
  ) throws(IndexError) -> Matches {
    var union: Matches?
    for element in elements {
      let next = Matches(rows: try rows(element))
      union = try union?.union(next, shards[shard].interruption) ?? next
    }
    return union ?? Matches()
  }
}
