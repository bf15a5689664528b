/// Where a term stands in one shard: a list for each of its forms.
struct TermPostings {
  /// A form's list, and what the form counts.
  private struct FormList {
    let list: FrequencyList
    let weight: Float
  }

  private let forms: [FormList]
  /// In how many articles of the shard any form stands.
  let count: Int

  /// Looks a term up.
  init(_ term: ScoredTerm, in shard: ShardReader) throws(IndexError) {
    var forms: [FormList] = []
    for form in term.forms { forms.append(FormList(list: try shard.frequencies(of: form.query), weight: form.weight)) }
    var all = forms.first?.list ?? FrequencyList()
    for other in forms.dropFirst() { all = try all.adding(other.list, shard.interruption) }
    self.forms = forms
    count = all.rows.count
  }

  /// The articles, each with what the best of the forms earns that it has.
  func scored(in shard: ShardReader, weight: Float, _ ranking: BM25) throws(IndexError) -> Matches {
    var best: Matches?
    for form in forms {
      let scored = try TermPostings.score(form.list, in: shard, weight: weight * form.weight, ranking)
      best = try best?.best(scored, shard.interruption) ?? scored
    }
    return best ?? Matches()
  }

  private static func score(
    _ list: FrequencyList, in shard: ShardReader, weight: Float, _ ranking: BM25
  ) throws(IndexError) -> Matches {
    var scores = [Float](repeating: 0, count: list.rows.count)
    var start = 0
    while start < scores.count {
      try shard.interruption.check()
      let stretch = start..<min(start + shard.interruption.stride, scores.count)
      guard score(list, stretch, in: shard, weight: weight, ranking, into: &scores) else {
        throw shard.postings.strayPosting
      }
      start = stretch.upperBound
    }
    return Matches(rows: list.rows, scores: scores)
  }

  /// Scores a stretch of a list; false where one of its rows has no article.
  private static func score(
    _ list: FrequencyList, _ stretch: Range<Int>, in shard: ShardReader, weight: Float, _ ranking: BM25,
    into scores: inout [Float]
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
