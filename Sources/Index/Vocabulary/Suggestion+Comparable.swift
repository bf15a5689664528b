extension Suggestion: Comparable {
  /// Whether a suggestion stands before another: more articles first, then the bytes of the text, titles before words.
  public static func < (one: Suggestion, other: Suggestion) -> Bool {
    if one.articles != other.articles { return one.articles > other.articles }
    let (text, otherText) = (VocabularyTerm(one.text), VocabularyTerm(other.text))
    return text == otherText ? one.kind == .title && other.kind == .word : text < otherText
  }
}
