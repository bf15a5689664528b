/// A line as patterns see it: without white space around it, single spaces inside, lower case, one width.
///
/// This is less than the folding of the index: it is for share buttons, not for searching.
struct FoldedLine {
  /// The letters; canonical variants are equal, as Swift's characters are.
  let characters: [Character]
  private let sentenceEnds: Set<Int>

  init(_ line: Substring) {
    var scalars = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        if let last = scalars.last, last != " " { scalars.append(" ") }
      } else if !scalar.properties.isDefaultIgnorableCodePoint {
        scalars.append(contentsOf: FoldedLine.folded(scalar).unicodeScalars)
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    characters = Array(String(scalars))
    sentenceEnds = Set(characters.indices.filter { [characters] in SentenceEnd.isEnd(characters, at: $0) })
  }

  static func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }

  /// Whether a sentence ends with this letter.
  func endsSentence(at index: Int) -> Bool { sentenceEnds.contains(index) }

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
