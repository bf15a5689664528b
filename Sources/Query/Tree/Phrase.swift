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

  /// Each element as it was typed, with what stands between it and the one before; nil where that is not known.
  ///
  /// It says how the phrase was written, not what it is: it takes no part in `==` and hashing.
  public let sources: [String]?

  /// The phrase of all the tokens of a text, or nil where there is none in it.
  public init?(_ text: TokenizedText, source: String? = nil) {
    self.init(text, text.tokens[...], source: source)
  }

  /// The phrase of some neighbouring tokens of a text, or nil where there are none; `source` is what the text was made of.
  public init?(_ text: TokenizedText, _ tokens: ArraySlice<Token>, source: String? = nil) {
    guard !tokens.isEmpty else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(tokens.count)
    for token in tokens {
      let touches = token.touchesPrevious && token.kind.isLetter && elements.last?.kind.isLetter == true
      elements.append(Element(bytes: Array(text.bytes(of: token)), kind: token.kind, touchesPrevious: touches))
    }
    self.elements = elements
    sources = source.map { Phrase.sources(of: tokens, in: $0) }
  }

  /// The phrase of a string's tokens, or nil where it has none.
  public init?(_ string: String) {
    var tokenizer = Tokenizer()
    self.init(tokenizer.tokenize(string), source: string)
  }

  /// Whether the same tokens are asked for, however they were typed.
  public static func == (one: Phrase, other: Phrase) -> Bool { one.elements == other.elements }

  /// Hashes the elements.
  public func hash(into hasher: inout Hasher) { hasher.combine(elements) }

  private static func sources(of tokens: ArraySlice<Token>, in source: String) -> [String] {
    let bytes = Array(source.utf8)
    var end: Int?
    return tokens.map { token in
      let upperBound = min(token.sourceRange.upperBound, bytes.count)
      // Tokens that one code point became share its bytes.
      let lowerBound = min(end ?? token.sourceRange.lowerBound, token.sourceRange.lowerBound, upperBound)
      end = max(end ?? 0, upperBound)
      return String(decoding: bytes[lowerBound..<upperBound], as: UTF8.self)
    }
  }

  /// The phrase of these tokens, or nil for none; `sources` are they as they were typed, if that is known.
  public init?(_ elements: [Element], sources: [String]? = nil) {
    guard !elements.isEmpty else { return nil }
    self.elements = elements
    self.sources = sources
  }

  /// The phrase of its first tokens; nil for none.
  public func beginning(_ count: Int) -> Phrase? {
    Phrase(Array(elements.prefix(max(count, 0))), sources: sources.map { Array($0.prefix(max(count, 0))) })
  }
}
