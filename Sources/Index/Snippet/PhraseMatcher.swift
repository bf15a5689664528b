import ShirabeQuery
import ShirabeText

/// Finds where phrases stand in a text, by the rule that the index finds articles by.
struct PhraseMatcher {
  /// A phrase that stands in the text, and the bytes of the text that it stands for.
  struct Match: Equatable {
    var phrase: Int
    var byteRange: Range<Int>
  }

  let phrases: [Phrase]
  /// Phrases by the hash of their first token.
  private var firsts: [UInt64: [Int]] = [:]

  init(_ phrases: [Phrase]) {
    self.phrases = phrases
    for (index, phrase) in phrases.enumerated() {
      if let first = phrase.elements.first { firsts[FNV1a.hash(first.bytes), default: []].append(index) }
    }
  }

  /// All matches in the order in which they begin.
  ///
  /// - Complexity: O(tokens of the text), plus the length of a phrase wherever its first token stands.
  func matches(in text: TokenizedText) -> [Match] {
    var matches: [Match] = []
    for index in text.tokens.indices {
      guard let candidates = firsts[FNV1a.hash(text.bytes(of: text.tokens[index]))] else { continue }
      for candidate in candidates where stands(phrases[candidate], at: index, in: text) {
        let last = text.tokens[index + phrases[candidate].elements.count - 1]
        let range = text.tokens[index].sourceRange.lowerBound..<last.sourceRange.upperBound
        matches.append(Match(phrase: candidate, byteRange: range))
      }
    }
    return matches
  }

  private func stands(_ phrase: Phrase, at start: Int, in text: TokenizedText) -> Bool {
    guard start + phrase.elements.count <= text.tokens.count else { return false }
    for (offset, element) in phrase.elements.enumerated() {
      let token = text.tokens[start + offset]
      if element.touchesPrevious, !token.touchesPrevious { return false }
      guard text.bytes(of: token).elementsEqual(element.bytes) else { return false }
    }
    return true
  }
}
