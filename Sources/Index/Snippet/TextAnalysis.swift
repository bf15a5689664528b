import ShirabeText

/// What the index sees of a text: the folded text and its tokens.
public struct TextAnalysis: Sendable, Equatable {
  /// One token.
  public struct Token: Sendable, Equatable {
    /// The folded token.
    public var text: String
    /// What it is made of: `han`, `hiragana`, `katakana`, `hangul`, `otherLetter`, `word` or `number`.
    public var kind: String
    /// The bytes of the text that it stands for, UTF-8.
    public var byteRange: Range<Int>
    /// Whether nothing stands between it and the token before it, once folded.
    public var touches: Bool
  }

  /// The folded text, with what separates the tokens.
  public var folded: String
  /// The tokens in the order of the text.
  public var tokens: [Token]

  /// Takes a text apart by the rules of articles and queries.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public static func analyze(_ text: String) -> TextAnalysis {
    var tokenizer = Tokenizer(keepsSeparators: true)
    let tokenized = tokenizer.tokenize(text)
    return TextAnalysis(
      folded: String(decoding: tokenized.folded, as: UTF8.self),
      tokens: tokenized.tokens.map { token in
        Token(
          text: tokenized.string(of: token), kind: token.kind.name, byteRange: token.sourceRange,
          touches: token.touchesPrevious)
      })
  }
}

extension TokenKind {
  fileprivate var name: String {
    switch self {
    case .han: "han"
    case .hiragana: "hiragana"
    case .katakana: "katakana"
    case .hangul: "hangul"
    case .otherLetter: "otherLetter"
    case .word: "word"
    case .number: "number"
    }
  }
}
