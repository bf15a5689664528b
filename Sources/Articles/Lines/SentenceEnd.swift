/// Tells where sentences end.
enum SentenceEnd {
  private static let marks: Set<Character> = ["。", "｡", "！", "？", "!", "?", "‼", "⁇", "⁈", "⁉", "．"]
  private static let closers: Set<Character> = ["」", "』", "）", ")", "”", "’", "\"", "'", "】", "〉", "》", "］", "]"]
  /// Words that take a full stop and go on.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "gen", "gov", "sen", "rep", "lt", "col", "inc", "corp", "ltd",
    "co", "no", "vs", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// Whether the letter closes a quotation or a bracket.
  static func isCloser(_ character: Character) -> Bool { closers.contains(character) }

  /// Whether a sentence ends with this letter. A full stop ends one before white space, a closing mark or the end of the
  /// text, but not after an initial, an abbreviation or the number of a list.
  static func isEnd(_ characters: [Character], at index: Int) -> Bool {
    let character = characters[index]
    if marks.contains(character) { return true }
    guard character == "." else { return false }
    if index + 1 < characters.count {
      let next = characters[index + 1]
      guard next.isWhitespace || closers.contains(next) else { return false }
    }
    let word = characters[..<index].reversed().prefix { $0.isLetter || $0.isNumber }.reversed()
    guard let first = word.first else { return index > 0 && closers.contains(characters[index - 1]) }
    if first.isNumber { return word.count < index }
    // An initial is one letter of an alphabet with cases; one syllable of Hangul may well be a verb.
    if word.count == 1, first.isCased { return index + 1 == characters.count }
    return !abbreviations.contains(String(word).lowercased())
  }
}
