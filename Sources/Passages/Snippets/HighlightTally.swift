/// The weight of the different operands among some matches, as matches come and go: of each, that of its best form.
///
/// Weights are summed as integers, so that what came and went leaves nothing behind and equal windows are equal.
struct HighlightTally {
  private let weights: [Int]
  /// For each highlight, those that are forms of the same operand.
  private let forms: [Range<Int>]
  private var counts: [Int]
  /// The weight of all the different operands that are in.
  private(set) var score = 0

  init(_ highlights: [Highlight]) {
    weights = highlights.map { highlight in
      // Whatever is looked for says something, even if every article has it.
      let weight = highlight.weight.isFinite ? min(max(highlight.weight, 0), 1_000_000) : 1
      return max(Int((weight * 65_536).rounded()), 1)
    }
    counts = Array(repeating: 0, count: weights.count)
    var forms: [Range<Int>] = []
    for number in highlights.indices {
      let first = highlights[number].form == 0 ? number : forms.last?.lowerBound ?? 0
      forms.append(first..<(number + 1))
      for other in first..<number { forms[other] = first..<(number + 1) }
    }
    self.forms = forms
  }

  mutating func add(_ match: PhraseMatcher.Match) {
    counts[match.highlight] += 1
    if counts[match.highlight] == 1 { score += share(of: match.highlight) }
  }

  mutating func remove(_ match: PhraseMatcher.Match) {
    counts[match.highlight] -= 1
    if counts[match.highlight] == 0 { score -= share(of: match.highlight) }
  }

  /// What a highlight weighs more than the other forms that are in.
  private func share(of number: Int) -> Int {
    guard forms[number].count > 1 else { return weights[number] }
    var best = 0
    for other in forms[number] where other != number && counts[other] > 0 { best = max(best, weights[other]) }
    return max(weights[number] - best, 0)
  }
}
