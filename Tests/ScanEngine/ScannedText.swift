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
    return (0...(tokens.count - length)).filter { start in
      phrase.elements.indices.allSatisfy { index in
        let (asked, found) = (phrase.elements[index], tokens[start + index])
        let isOpen = isPrefix && index == length - 1
        guard isOpen ? found.bytes.starts(with: asked.bytes) : found.bytes == asked.bytes else { return false }
        return !asked.touchesPrevious || found.touches
      }
    }.map { $0..<($0 + length) }
  }

  /// Whether there is an order of the phrases in which each stands after the one before with at most so many tokens between.
  package func hasNear(_ phrases: [Phrase], maximumGap: Int) -> Bool {
    let places = phrases.map { self.places($0) }
    func goesOn(after end: Int?, without used: Set<Int>) -> Bool {
      used.count == phrases.count
        || phrases.indices.contains { index in
          !used.contains(index)
            && places[index].contains { place in
              if let end, place.lowerBound < end || place.lowerBound - end > maximumGap { return false }
              return goesOn(after: place.upperBound, without: used.union([index]))
            }
        }
    }
    return goesOn(after: nil, without: [])
  }

  /// At how many places all of the phrases have come together, each after another with at most so many tokens between.
  func nearCount(_ phrases: [Phrase], maximumGap: Int) -> Int {
    var nearness = Nearness(lengths: phrases.map(\.elements.count), maximumGap: maximumGap)
    let starts = phrases.map { phrase in places(phrase).map { UInt32(clamping: $0.lowerBound) } }
    // Nothing ends it.
    return (try? nearness.count(starts, in: 0...UInt32.max)) ?? 0
  }
}
