/// Tells the full stops of whole sentences from those of initials, abbreviations and the numbers of lists, at which the rule of
/// sentences, which asks for no words, ends one as well: a title goes on there.
enum FullStop {
  /// Words that take a full stop and go on.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "gen", "gov", "sen", "rep", "lt", "col", "inc", "corp", "ltd",
    "co", "no", "vs", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// Whether the word before the full stop at an index may be the last of a sentence.
  static func endsSentence(_ characters: [Character], at index: Int) -> Bool {
    let word = characters[..<index].reversed().prefix { $0.isLetter || $0.isNumber }.reversed()
    guard let first = word.first else { return index > 0 && SentenceLetters.isCloser(characters[index - 1]) }
    if first.isNumber { return word.count < index }
    // An initial is one letter of an alphabet with cases; one syllable of Hangul may well be a verb.
    if word.count == 1, first.isCased { return index + 1 == characters.count }
    return !abbreviations.contains(String(word).lowercased())
  }
}
