/// What evaluating a query came to.
struct Evaluation {
  /// The articles that match, a list a shard.
  var matches: [Matches]
  /// What they were scored by.
  var terms: [ScoredTerm]
  /// What was cut short, in plain words.
  var notes: [String] = []
  /// For a bag of words, what to look for in the best sentences.
  var sentences: BestSentence?

  /// The query as it was evaluated; nil for a bag of words.
  var node: CompiledNode?
  /// Where the phrases of each NEAR stand, by the number of its term, a list a shard.
  var near: [Int: [FrequencyList]] = [:]

  /// What to mark in texts: of a bag, single letters only if there is nothing longer.
  var highlights: [Highlight] {
    let longer = terms.filter { $0.kind != .letter }
    return (longer.isEmpty ? terms : longer).flatMap { term in
      term.highlights.map { highlight in
        var highlight = highlight
        highlight.weight = max(term.weight, 0.01)
        return highlight
      }
    }
  }

  /// How many articles match.
  var total: Int { matches.reduce(0) { $0 + $1.count } }
}
