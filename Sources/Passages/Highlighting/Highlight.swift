package import ShirabeQuery

/// A phrase that is looked for in a text to be marked there.
package struct Highlight: Sendable, Hashable {
  /// What is looked for.
  package var phrase: Phrase
  /// Whether the last element, if it is a word or a number, is only the beginning of one.
  package var isPrefix = false
  /// What a stretch of text gains by having it, such as its rarity; of any unit.
  package var weight: Float = 1
  /// Which form of an operand it is: 0 is the written one, and the others stand behind it in their order.
  package var form = 0

  /// Looks for a phrase, or for words and numbers that begin with its last element.
  package init(phrase: Phrase, isPrefix: Bool = false) {
    self.phrase = phrase
    self.isPrefix = isPrefix
  }
}
