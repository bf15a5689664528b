import ShirabePassages
package import ShirabeQuery
import ShirabeText

/// The tokens of a text, and what phrases and NEAR mean over them, as plainly as it can be said.
package struct ScannedText: Sendable {
  private let tokens: [(bytes: [UInt8], touches: Bool)]

  /// Takes a text apart; nil is an empty one.
  package init(_ source: String?) {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(source ?? "")
    tokens = text.tokens.map { (Array(text.bytes(of: $0)), $0.touchesPrevious) }
  }

  /// How many tokens it has.
  package var count: Int { tokens.count }

  /// Where the phrase stands.
  package func places(_ phrase: Phrase, isPrefix: Bool = false) -> [Range<Int>] {
    let length = phrase.elements.count
    guard tokens.count >= length else { return [] }
    var places: [Range<Int>] = []
    var start = 0
    while start + length <= tokens.count {
      if stands(phrase.elements, at: start, isPrefix: isPrefix) { places.append(start..<(start + length)) }
      start += 1
    }
    return places
  }

  private func stands(_ elements: [Phrase.Element], at start: Int, isPrefix: Bool) -> Bool {
    for (index, asked) in elements.enumerated() {
      let isOpen = isPrefix && index == elements.count - 1 && !asked.kind.isLetter
      let bytes = tokens[start + index].bytes
      guard isOpen ? bytes.starts(with: asked.bytes) : bytes == asked.bytes else { return false }
      if asked.touchesPrevious, !tokens[start + index].touches { return false }
    }
    return true
  }

  /// Where any form of the operand stands, each place once.
  package func places(_ operand: Operand, isPrefix: Bool = false) -> [Range<Int>] {
    if operand.others.isEmpty { return places(operand.written, isPrefix: isPrefix) }
    return Set(operand.forms.flatMap { places($0.phrase, isPrefix: isPrefix) })
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// Whether there is an order of the operands in which each stands after the one before with at most so many tokens between.
  package func hasNear(_ operands: [Operand], maximumGap: Int) -> Bool {
    let places = operands.map { self.places($0) }
    func goesOn(after end: Int?, without used: Set<Int>) -> Bool {
      used.count == operands.count
        || operands.indices.contains { index in
          !used.contains(index)
            && places[index].contains { place in
              if let end, place.lowerBound < end || place.lowerBound - end > maximumGap { return false }
              return goesOn(after: place.upperBound, without: used.union([index]))
            }
        }
    }
    return goesOn(after: nil, without: [])
  }

  /// At how many places all of the operands have come together, each after another with at most so many tokens between.
  func nearCount(_ operands: [Operand], maximumGap: Int) -> Int {
    // A lane for every length of every operand: whatever forms there are, no two places of one lane begin alike.
    let lengths = operands.map { Set($0.forms.map(\.phrase.elements.count)).sorted() }
    var nearness = Nearness(NearLanes(lengths: lengths), maximumGap: maximumGap)
    let starts = zip(operands, lengths).flatMap { operand, lengths in
      lengths.map { length in
        places(operand).filter { $0.count == length }.map { UInt32(clamping: $0.lowerBound) }
      }
    }
    // Nothing ends it.
    return (try? nearness.count(starts, in: 0...UInt32.max)) ?? 0
  }
}
