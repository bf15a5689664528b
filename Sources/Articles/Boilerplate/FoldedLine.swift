/// A line as patterns see it: without white space around it, single spaces inside, lower case, one width.
///
/// This is less than the folding of the index: it is for share buttons, not for searching.
struct FoldedLine {
  /// The letters; canonical variants are equal, as Swift's characters are.
  let characters: [Character]
  /// Which letters these are, to tell most patterns off.
  let letters: LetterMask

  init(_ line: Substring) {
    var scalars = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      switch Role(scalar) {
      case .space: if let last = scalars.last, last != " " { scalars.append(" ") }
      case .nothing: break
      case .text where FoldedLine.isUncased(scalar): scalars.append(scalar)
      case .text: scalars.append(contentsOf: FoldedLine.folded(scalar).unicodeScalars)
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    characters = Array(String(scalars))
    letters = LetterMask(characters)
  }

  /// The first and last letter that the line has when folded, without folding the rest; nil where it has none.
  static func edges(of line: Substring) -> (first: Character, last: Character)? {
    let scalars = line.unicodeScalars
    guard let start = scalars.firstIndex(where: { Role($0) == .text }),
      let end = scalars.lastIndex(where: { Role($0) == .text }),
      let first = line[start...].first, let last = line[...end].last,
      let foldedFirst = FoldedLine(Substring(String(first))).characters.first,
      let foldedLast = FoldedLine(Substring(String(last))).characters.last
    else { return nil }
    return (foldedFirst, foldedLast)
  }

  /// What a code point is in a line.
  private enum Role {
    case text, space, nothing

    init(_ scalar: Unicode.Scalar) {
      if FoldedLine.isUncased(scalar) {
        self = .text
        return
      }
      let properties = scalar.properties
      self =
        properties.isWhitespace || properties.generalCategory == .control
        ? .space : properties.isDefaultIgnorableCodePoint ? .nothing : .text
    }
  }

  /// Whether the scalar is a kana, a Han letter or a syllable of Hangul, of which most lines are made and which stay as they are.
  private static func isUncased(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  static func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }

  /// Whether a sentence may end with this letter: wherever ``SentenceRule`` ends a whole one, and also with a full stop before
  /// whatever closes, and with what ends sentences of any script. Rather a line of a page stays than a sentence goes.
  func mayEndSentence(at index: Int) -> Bool {
    guard characters[index].unicodeScalars.first?.properties.isSentenceTerminal ?? false else { return false }
    guard characters[index] == "." else { return true }
    let next = index + 1
    guard next == characters.count || characters[next] == " " || SentenceLetters.isCloser(characters[next]) else {
      return false
    }
    return FullStop.endsSentence(characters, at: index)
  }

  /// Whether digits stand on both sides of this letter.
  func isBetweenDigits(_ index: Int) -> Bool {
    index > 0 && index + 1 < characters.count && FoldedLine.isDigit(characters[index - 1])
      && FoldedLine.isDigit(characters[index + 1])
  }

  /// Whether a number goes on after this letter.
  func isDigitOrGroup(after index: Int) -> Bool {
    let next = index + 1
    guard next < characters.count else { return false }
    return FoldedLine.isDigit(characters[next]) || characters[next] == "," && isBetweenDigits(next)
  }

  /// Half-width katakana and punctuation from U+FF61 on, in the order of that block (Unicode, "Halfwidth and Fullwidth Forms").
  private static let halfWidthForms = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}"
      .unicodeScalars)

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0).map { $0.properties.lowercaseMapping } ?? String(scalar)
    case 0xFF61...0xFF9F: String(halfWidthForms[Int(scalar.value - 0xFF61)])
    default: scalar.properties.lowercaseMapping
    }
  }
}
