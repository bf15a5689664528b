import ShirabeQuery
import ShirabeText

/// The tokens of a text, and what phrases and NEAR mean over them, as plainly as it can be said.
struct ScannedText {
  private let tokens: [(bytes: [UInt8], touches: Bool)]

  init(_ source: String?) {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(source ?? "")
    tokens = text.tokens.map { (Array(text.bytes(of: $0)), $0.touchesPrevious) }
  }

  /// How many tokens it has.
  var count: Int { tokens.count }

  /// Where the phrase stands.
  func places(_ phrase: Phrase, isPrefix: Bool = false) -> [Range<Int>] {
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
  func hasNear(_ phrases: [Phrase], maximumGap: Int) -> Bool {
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
}
