import ShirabeQuery

/// A phrase that is looked for in a text to be marked there.
struct Highlight: Sendable, Hashable {
  /// What is looked for.
  var phrase: Phrase
  /// Whether the last element, if it is a word or a number, is only the beginning of one.
  var isPrefix = false
  /// What a stretch of text gains by having it, such as its rarity; of any unit.
  var weight: Float = 1
}
