/// Patterns, found by the letter they begin or end with.
struct PatternSet: Sendable {
  private var byFirst: [Character: [LinePattern]] = [:]
  private var byLast: [Character: [LinePattern]] = [:]
  private var others: [LinePattern] = []

  mutating func insert(_ pattern: LinePattern) {
    if case .letter(let letter)? = pattern.steps.first {
      byFirst[letter, default: []].append(pattern)
    } else if case .letter(let letter)? = pattern.steps.last {
      byLast[letter, default: []].append(pattern)
    } else {
      others.append(pattern)
    }
  }

  /// Whether one of the patterns matches; a line that begins and ends like none of them is not even folded.
  func contains(_ line: Substring) -> Bool {
    guard let edges = FoldedLine.edges(of: line) else { return false }
    let candidates = [byFirst[edges.first] ?? [], byLast[edges.last] ?? [], others]
    guard candidates.contains(where: { !$0.isEmpty }) else { return false }
    let folded = FoldedLine(line)
    return candidates.contains { $0.contains { $0.matches(folded) } }
  }
}
