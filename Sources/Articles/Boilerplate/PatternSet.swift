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

  func contains(_ line: FoldedLine) -> Bool {
    guard let first = line.characters.first, let last = line.characters.last else { return false }
    return [byFirst[first] ?? [], byLast[last] ?? [], others].contains { $0.contains { $0.matches(line) } }
  }
}
