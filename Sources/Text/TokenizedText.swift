/// A text's tokens and their folded bytes, to be filled by a ``Tokenizer`` and used again for the next text.
public struct TokenizedText: Sendable {
  /// The tokens in the order of the text.
  public internal(set) var tokens: [Token] = []

  /// The folded text, UTF-8: the tokens' bytes one after the other, with what separates them only if that was asked for.
  public internal(set) var folded: [UInt8] = []

  /// Creates an empty one.
  public init() {}

  /// The folded bytes of one token.
  public func bytes(of token: Token) -> ArraySlice<UInt8> { folded[token.foldedRange] }

  /// The folded text of one token.
  public func string(of token: Token) -> String { String(decoding: bytes(of: token), as: UTF8.self) }
}
