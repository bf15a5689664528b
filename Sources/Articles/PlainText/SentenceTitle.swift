/// Makes a title of a text's first sentence.
struct SentenceTitle {
  /// How many letters a title may have.
  static let maximumCount = 60
  /// How much of the text is looked at.
  static let maximumSourceCount = 400
  /// A title is not cut shorter than this at the end of a clause.
  private static let minimumClauseCount = 20
  /// A title is not cut shorter than this inside a clause.
  private static let minimumPhraseCount = 30

  private let letters: SentenceLetters
  /// How many brackets and quotations are open before each letter.
  private let depths: [Int]

  private init(_ text: String) {
    letters = SentenceLetters(text)
    var depth = 0
    depths = letters.characters.map { character in
      if SentenceTitle.closing.contains(character) { depth = max(0, depth - 1) }
      defer { if SentenceTitle.opening.contains(character) { depth += 1 } }
      return depth
    }
  }

  private var characters: [Character] { letters.characters }

  private static let opening: Set<Character> = ["「", "『", "（", "(", "“", "【", "《", "〈", "［", "["]
  private static let closing: Set<Character> = ["」", "』", "）", ")", "”", "】", "》", "〉", "］", "]"]
  private static let clauseMarks: Set<Character> = ["、", "，", ",", "；", ";", "：", ":", "—"]

  /// The first sentence without its full stops, or where that is too long its beginning, cut where a clause ends or at
  /// least between words, with an ellipsis.
  static func make(from text: String) -> String {
    let title = SentenceTitle(text)
    var sentence = title.firstSentence()
    if sentence.end <= maximumCount {
      while sentence.end > sentence.mark, "。.．｡".contains(title.characters[sentence.end - 1]) { sentence.end -= 1 }
      return String(title.characters[..<sentence.end])
    }
    return TextLines.trimmed(String(title.characters[..<title.cut()])[...]) + "…"
  }

  /// Where the first sentence ends that stands in no brackets: the offset of the mark that ends it, or of the last letter where
  /// none does, and the one after it and whatever closes there.
  private func firstSentence() -> (mark: Int, end: Int) {
    let mark = characters.indices.first { depths[$0] == 0 && letters.endsSentence(at: $0) }
    guard let mark else { return (max(characters.count - 1, 0), characters.count) }
    return (mark, letters.index(afterSentence: mark))
  }

  /// The best place to cut, at most `maximumCount`.
  private func cut() -> Int {
    func last(from minimum: Int, _ isGood: (Int) -> Bool) -> Int? {
      (minimum...SentenceTitle.maximumCount).last(where: isGood)
    }
    return last(from: SentenceTitle.minimumClauseCount) { depths[$0] == 0 && isClauseEnd($0) }
      ?? last(from: SentenceTitle.minimumPhraseCount) { depths[$0] == 0 && isPhraseEnd($0) }
      ?? last(from: SentenceTitle.minimumPhraseCount) { depths[$0] == 0 && !isInsideWord($0) }
      ?? last(from: SentenceTitle.minimumPhraseCount) { !isInsideWord($0) }
      ?? SentenceTitle.maximumCount
  }

  /// Whether a clause mark stands here; the comma of 18,500 is none.
  private func isClauseEnd(_ index: Int) -> Bool {
    SentenceTitle.clauseMarks.contains(characters[index])
      && !(characters[index - 1].isNumber && index + 1 < characters.count && characters[index + 1].isNumber)
  }

  /// Whether a phrase ends before this letter: at white space, or where hiragana gives way to another script, since Japanese
  /// phrases end in particles and inflections.
  private func isPhraseEnd(_ index: Int) -> Bool {
    if characters[index].isWhitespace { return true }
    return isHiragana(characters[index - 1]) && !isHiragana(characters[index]) && !isInsideWord(index)
  }

  /// Whether a cut before this letter would part what belongs together.
  private func isInsideWord(_ index: Int) -> Bool {
    let before = characters[index - 1]
    let after = characters[index]
    if !after.isLetter && !after.isNumber { return !after.isWhitespace && !SentenceTitle.opening.contains(after) }
    return script(before) != .ideographic && script(before) == script(after)
  }

  private enum Script { case ideographic, hiragana, katakana, word, none }

  private func script(_ character: Character) -> Script {
    guard let value = character.unicodeScalars.first?.value else { return .none }
    return switch value {
    case 0x3041...0x309F: .hiragana
    case 0x30A0...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .katakana
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .ideographic
    default: character.isLetter || character.isNumber ? .word : .none
    }
  }

  private func isHiragana(_ character: Character) -> Bool { script(character) == .hiragana }
}
