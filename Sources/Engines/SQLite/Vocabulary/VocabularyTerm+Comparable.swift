extension VocabularyTerm: Comparable {
  package static func < (one: VocabularyTerm, other: VocabularyTerm) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
