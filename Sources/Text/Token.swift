/// What a token is made of.
///
/// The first five are *letters* of the contract: scripts that are searched by any stretch of them, one token a letter.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  /// Han: kanji, hanzi, hanja.
  case han = 1
  /// Hiragana.
  case hiragana = 2
  /// Katakana and the marks that both kana share, such as ー.
  case katakana = 3
  /// Hangul.
  case hangul = 4
  /// Bopomofo, Thai, Lao, Khmer and Myanmar.
  case otherLetter = 5
  /// A run of letters of any other script.
  case word = 6
  /// A run of digits.
  case number = 7

  /// Whether the token is a single letter of a script that is searched by any stretch of letters.
  @inlinable public var isLetter: Bool { rawValue <= TokenKind.otherLetter.rawValue }
}

/// One token of a text: where it stands in the folded text and where in the source, in bytes.
public struct Token: Sendable, Equatable {
  /// What the token is made of.
  public var kind: TokenKind
  /// Whether nothing stands between this token and the one before it, once folded.
  public var touchesPrevious: Bool
  /// The first byte in ``TokenizedText/folded``.
  public var foldedStart: UInt32
  /// The byte after the last in ``TokenizedText/folded``.
  public var foldedEnd: UInt32
  /// The first byte in the source.
  public var sourceStart: UInt32
  /// The byte after the last in the source.
  public var sourceEnd: UInt32

  /// The bytes of the token in ``TokenizedText/folded``.
  @inlinable public var foldedRange: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }

  /// The bytes of the source that the token stands for, marks and ignorable code points after it included.
  @inlinable public var sourceRange: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
}
