import ShirabeModel

extension Completion {
  /// Whether a completion stands before another: more articles first, then the bytes of the text, titles before words.
  static func precedes(_ one: Completion, _ other: Completion) -> Bool {
    if one.articles != other.articles { return one.articles > other.articles }
    let (text, otherText) = (VocabularyTerm(one.text), VocabularyTerm(other.text))
    return text == otherText ? one.kind == .title && other.kind == .word : text < otherText
  }
}
