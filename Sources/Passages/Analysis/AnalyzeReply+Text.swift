public import ShirabeModel
import ShirabeText

extension AnalyzeReply {
  /// Takes a text apart by the rules of articles and queries.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public init(analyzing text: String) {
    var tokenizer = Tokenizer(keepsSeparators: true)
    let tokenized = tokenizer.tokenize(text)
    self.init(
      folded: String(decoding: tokenized.folded, as: UTF8.self),
      tokens: tokenized.tokens.map { token in
        AnalyzedToken(
          text: tokenized.string(of: token), kind: AnalyzedToken.Kind(token.kind), byteRange: token.sourceRange,
          touches: token.touchesPrevious)
      })
  }
}

extension AnalyzedToken.Kind {
  fileprivate init(_ kind: TokenKind) {
    switch kind {
    case .han: self = .han
    case .hiragana: self = .hiragana
    case .katakana: self = .katakana
    case .hangul: self = .hangul
    case .otherLetter: self = .otherLetter
    case .word: self = .word
    case .number: self = .number
    }
  }
}
