/// A pattern of a boilerplate list, matched against a whole folded line.
struct LinePattern: Sendable {
  /// A step of the pattern.
  enum Step: Equatable, Sendable {
    /// This letter.
    case letter(Character)
    /// `{n}`: a number, its digits grouped by commas or not.
    case number
    /// `*`: any letters, none included, but never the end of a sentence.
    case phrase
    /// `**`: any letters, none included.
    case text
  }

  /// The steps in order; never empty.
  let steps: [Step]
  /// The letters that a line must have to match.
  private let letters: LetterMask

  /// A longer pattern has no use: no line that long is compared.
  private static let maximumCount = 500

  /// Reads a pattern from a folded line; throws where it would match every line or has a `{` that begins no `{n}`.
  init(_ characters: [Character]) throws(ArticleError) {
    guard characters.count <= LinePattern.maximumCount else {
      throw .invalidPattern(reason: "the pattern has more than \(LinePattern.maximumCount) letters")
    }
    var steps: [Step] = []
    var rest = characters[...]
    while let first = rest.popFirst() {
      switch first {
      case "\\":
        guard let escaped = rest.popFirst() else { throw .invalidPattern(reason: "nothing follows the backslash") }
        steps.append(.letter(escaped))
      case "*":
        if rest.first == "*" {
          rest.removeFirst()
          steps.append(.text)
        } else {
          steps.append(.phrase)
        }
      case "{":
        guard rest.starts(with: ["n", "}"]) else {
          throw .invalidPattern(reason: "only {n} may be written in braces, \\{ for the brace itself")
        }
        rest.removeFirst(2)
        steps.append(.number)
      default: steps.append(.letter(first))
      }
    }
    guard steps.contains(where: { ![.phrase, .text, .letter(" ")].contains($0) }) else {
      throw .invalidPattern(reason: "the pattern would match every short line")
    }
    self.steps = steps
    letters = LetterMask(steps.lazy.compactMap { if case .letter(let letter) = $0 { letter } else { nil } })
  }

  /// Whether the whole line is what the pattern describes.
  ///
  /// All the ways to match are followed at once, so that no pattern takes long.
  /// - Complexity: O(letters × steps).
  func matches(_ line: FoldedLine) -> Bool {
    guard line.letters.contains(letters), beginsAndEnds(as: line) else { return false }
    // Which steps may come next, the last place for the end of the pattern.
    var states = [Bool](repeating: false, count: steps.count + 1)
    var next = states
    enter(0, &states)
    for index in line.characters.indices {
      var isAlive = false
      for state in steps.indices where states[state] {
        states[state] = false
        advance(state, over: index, of: line, &next)
        isAlive = true
      }
      guard isAlive else { return false }
      states[steps.count] = false
      swap(&states, &next)
    }
    return states[steps.count]
  }

  /// Whether the letters before the first wildcard and after the last are those of the line: most lines go no further.
  private func beginsAndEnds(as line: FoldedLine) -> Bool {
    LinePattern.agrees(steps, line.characters) && LinePattern.agrees(steps.reversed(), line.characters.reversed())
  }

  private static func agrees(_ steps: some Collection<Step>, _ characters: some Collection<Character>) -> Bool {
    var characters = characters.makeIterator()
    for step in steps {
      guard case .letter(let letter) = step else { return true }
      guard characters.next() == letter else { return false }
    }
    return characters.next() == nil
  }

  /// Adds a state and those that are reached from it over steps that may be empty.
  private func enter(_ state: Int, _ states: inout [Bool]) {
    states[state] = true
    guard state < steps.count, steps[state] == .phrase || steps[state] == .text else { return }
    enter(state + 1, &states)
  }

  private func advance(_ state: Int, over index: Int, of line: FoldedLine, _ next: inout [Bool]) {
    let character = line.characters[index]
    switch steps[state] {
    case .letter(let letter):
      if letter == character { enter(state + 1, &next) }
    case .number:
      guard FoldedLine.isDigit(character) || character == "," && line.isBetweenDigits(index) else { return }
      next[state] = true
      // A number ends where its digits end: nothing else may take the rest of them.
      if !line.isDigitOrGroup(after: index) { enter(state + 1, &next) }
    case .phrase:
      if !line.mayEndSentence(at: index) { enter(state, &next) }
    case .text:
      enter(state, &next)
    }
  }
}
