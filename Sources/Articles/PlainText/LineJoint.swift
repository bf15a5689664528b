/// Puts together what a line's end had parted.
enum LineJoint {
  /// Appends a line to the one before.
  static func append(_ line: Substring, to paragraph: inout String) {
    if isSpaced(Substring(paragraph), line) { paragraph += " " }
    paragraph += line
  }

  /// Whether a space belongs between: not between letters of scripts that use none, nor beside their punctuation, nor where a
  /// word was parted at its hyphen.
  static func isSpaced(_ before: Substring, _ after: Substring) -> Bool {
    guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return false }
    let wideCount = [last, first].count { ScriptSpacing($0) == .without }
    if wideCount == 2 { return false }
    if wideCount == 1, isWidePunctuation(last) || isWidePunctuation(first) { return false }
    if last == "-", first.properties.isLowercase, before.dropLast().last?.isLetter ?? false { return false }
    return true
  }

  private static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    ScriptSpacing(scalar) == .without && !scalar.properties.isAlphabetic
  }
}
