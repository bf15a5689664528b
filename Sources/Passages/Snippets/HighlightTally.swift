/// The weight of the different highlights among some matches, as matches come and go.
///
/// Weights are summed as integers, so that what came and went leaves nothing behind and equal windows are equal.
struct HighlightTally {
  private let weights: [Int]
  private var counts: [Int]
  /// The weight of all the different highlights that are in.
  private(set) var score = 0

  init(_ highlights: [Highlight]) {
    weights = highlights.map { highlight in
      // Whatever is looked for says something, even if every article has it.
      let weight = highlight.weight.isFinite ? min(max(highlight.weight, 0), 1_000_000) : 1
      return max(Int((weight * 65_536).rounded()), 1)
    }
    counts = Array(repeating: 0, count: weights.count)
  }

  mutating func add(_ match: PhraseMatcher.Match) {
    counts[match.highlight] += 1
    if counts[match.highlight] == 1 { score += weights[match.highlight] }
  }

  mutating func remove(_ match: PhraseMatcher.Match) {
    counts[match.highlight] -= 1
    if counts[match.highlight] == 0 { score -= weights[match.highlight] }
  }
}
