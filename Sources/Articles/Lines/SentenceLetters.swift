import ShirabeText

/// The letters of a line or a paragraph, and at which of them its sentences end by ``SentenceRule``.
struct SentenceLetters {
  let characters: [Character]
  /// What each letter is to the rule, told by its first code point.
  private let roles: [Role]

  private enum Role { case end, closer, other }

  init(_ text: String) {
    let characters = Array(text)
    var text = text
    self.characters = characters
    roles = text.withUTF8 { bytes in
      var position = 0
      return characters.map { character in
        defer { position += character.utf8.count }
        if SentenceRule.endByteCount(in: bytes, at: position) > 0 { return .end }
        return SentenceRule.closerByteCount(in: bytes, at: position) > 0 ? .closer : .other
      }
    }
  }

  /// Whether a letter closes a quotation or a bracket.
  static func isCloser(_ character: Character) -> Bool {
    var text = String(character)
    return text.withUTF8 { SentenceRule.closerByteCount(in: $0, at: 0) > 0 }
  }

  /// Whether a letter that ends a line ends a sentence with it.
  static func isEnd(ofLine character: Character) -> Bool {
    var text = String(character)
    return text.withUTF8 { SentenceRule.endByteCount(in: $0, at: 0) > 0 }
  }

  /// Whether a whole sentence ends with the letter at an index.
  func endsSentence(at index: Int) -> Bool {
    roles[index] == .end && (characters[index] != "." || FullStop.endsSentence(characters, at: index))
  }

  /// The index after the sentence that ends with the letter at an index: what ends and closes directly after it is part of it.
  func index(afterSentence index: Int) -> Int { index + 1 + roles[(index + 1)...].prefix { $0 != .other }.count }

  /// The index of the last letter that closes nothing; nil where there is none.
  var lastIndex: Int? { roles.lastIndex { $0 != .closer } }
}
