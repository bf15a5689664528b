import ShirabePassages

/// What evaluating a query came to.
struct Evaluation {
  /// The articles that match, or of a bag those that can be among the best, a list a shard.
  var matches: [Matches]
  /// How many articles match.
  var total: Int
  /// What they were scored by.
  var terms: [ScoredTerm]
  /// What was cut short, in plain words.
  var notes: [String] = []
  /// For a bag of words, what to look for in the best sentences.
  var sentences: BestSentence?

  /// The query as it was evaluated; nil for a bag of words.
  var node: CompiledNode?

  /// Lets go of matches in low rows; all matches must be known.
  ///
  /// - Parameter limits: The highest row of each shard that is not wanted.
  mutating func confine(toRowsAbove limits: [UInt32]) {
    for (shard, limit) in limits.enumerated() { matches[shard] = matches[shard].above(limit) }
    total = matches.reduce(0) { $0 + $1.count }
  }

  /// What to mark in texts: of a bag, single letters only if there is nothing longer.
  var highlights: [Highlight] {
    let longer = terms.filter { $0.kind != .letter }
    return (longer.isEmpty ? terms : longer).flatMap { term in
      term.highlights.map { highlight in
        var highlight = highlight
        highlight.weight *= max(term.weight, 0.01)
        return highlight
      }
    }
  }
}
