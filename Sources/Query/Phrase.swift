public import ShirabeText

/// Tokens that have to stand one after the other in one field.
///
/// Two letters that touch in the phrase must touch in the article; anywhere else the article may have separators or none.
public struct Phrase: Sendable, Hashable {
  /// One token of a phrase.
  public struct Element: Sendable, Hashable {
    /// The folded token, UTF-8.
    public var bytes: [UInt8]
    /// What the token is made of.
    public var kind: TokenKind
    /// Whether this token and the one before it are letters that must touch.
    public var touchesPrevious: Bool
  }

  /// The tokens in order; at least one.
  public let elements: [Element]

  /// The phrase of all the tokens of a text, or nil where there is none in it.
  public init?(_ text: TokenizedText) {
    self.init(text, text.tokens[...])
  }

  /// The phrase of some neighbouring tokens of a text, or nil where there are none.
  public init?(_ text: TokenizedText, _ tokens: ArraySlice<Token>) {
    guard !tokens.isEmpty else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(tokens.count)
    for token in tokens {
      let touches = token.touchesPrevious && token.kind.isLetter && elements.last?.kind.isLetter == true
      elements.append(Element(bytes: Array(text.bytes(of: token)), kind: token.kind, touchesPrevious: touches))
    }
    self.elements = elements
  }

  /// The phrase of a string's tokens, or nil where it has none.
  public init?(_ string: String) {
    var tokenizer = Tokenizer()
    self.init(tokenizer.tokenize(string))
  }
}
