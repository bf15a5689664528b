/// What a folded code point is to the token rules; the raw values are those of `generate.py`.
enum ScalarClass: UInt8 {
  /// Everything that stands between tokens.
  case separator = 0
  case han = 1
  case hiragana = 2
  case katakana = 3
  case hangul = 4
  /// Bopomofo, Thai, Lao, Khmer and Myanmar.
  case otherLetter = 5
  /// A letter of a script that is written with spaces.
  case word = 6
  case digit = 7
  /// A combining mark; it belongs to the token before it.
  case mark = 8
  /// U+30FB, which goes between two katakana.
  case kanaDot = 9
  /// The other middle dots, which go between two katakana or two Han letters.
  case dot = 10
  /// U+002C, which goes between groups of three digits.
  case comma = 11
}
