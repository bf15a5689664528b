import ShirabeTestSupport
import ShirabeText

/// Reads any bytes as text and says what is not as it must be for all of them.
struct TokenInspector {
  private var bare = Tokenizer()
  private var whole = Tokenizer(keepsSeparators: true)
  /// Used again for every text, as in an indexer.
  private var bareText = TokenizedText()
  private var wholeText = TokenizedText()
  private var otherText = TokenizedText()

  /// What is wrong with the tokens of these bytes; nil if nothing is.
  mutating func complaint(about bytes: [UInt8]) -> String? {
    bytes.withExactBytes { bare.tokenize($0, into: &bareText) }
    bytes.withExactBytes { whole.tokenize($0, into: &wholeText) }
    return complaint(aboutRangesOf: bytes) ?? complaintAboutFolded() ?? complaintAboutKinds()
      ?? complaintAboutFoldingAgain() ?? complaint(aboutPartsOf: bytes)
  }

  /// Tokens stand in the order of the source, inside of it, and are made of whole code points of it.
  private func complaint(aboutRangesOf bytes: [UInt8]) -> String? {
    guard bareText.tokens.count == wholeText.tokens.count else { return "separators change how many tokens there are" }
    var start = 0
    var end = 0
    for (token, other) in zip(bareText.tokens, wholeText.tokens) {
      guard token.kind == other.kind, token.touchesPrevious == other.touchesPrevious,
        token.sourceStart == other.sourceStart, token.sourceEnd == other.sourceEnd,
        bareText.bytes(of: token) == wholeText.bytes(of: other)
      else { return "separators change a token" }
      guard token.sourceStart < token.sourceEnd, token.sourceEnd <= bytes.count else {
        return "the token at \(token.sourceStart) has no place in the source"
      }
      let range = token.sourceRange
      guard range.lowerBound >= start, range.upperBound >= end else { return "the token at \(range) is out of order" }
      (start, end) = (range.lowerBound, range.upperBound)
      guard String(validating: bytes[range], as: UTF8.self) != nil else { return "the token at \(range) is cut" }
    }
    return nil
  }

  /// The folded texts are UTF-8, and so is every token; of the one without separators nothing is between them.
  private func complaintAboutFolded() -> String? {
    var end = 0
    for (token, other) in zip(bareText.tokens, wholeText.tokens) {
      guard token.foldedRange.lowerBound == end, !token.foldedRange.isEmpty else {
        return "the token at \(token.sourceRange) does not follow in the folded text"
      }
      end = token.foldedRange.upperBound
      guard String(validating: bareText.bytes(of: token), as: UTF8.self) != nil else {
        return "the token at \(token.sourceRange) is folded to what is not UTF-8"
      }
      guard other.foldedRange.upperBound <= wholeText.folded.count else {
        return "the token at \(token.sourceRange) ends behind the folded text"
      }
    }
    guard end == bareText.folded.count else { return "the folded text goes on behind the last token" }
    return String(validating: wholeText.folded, as: UTF8.self) == nil ? "the folded text is not UTF-8" : nil
  }

  /// Words and numbers are runs as long as can be, and only of what has a neighbour it is said that they touch.
  private func complaintAboutKinds() -> String? {
    guard wholeText.tokens.first?.touchesPrevious != true else { return "the first token touches one before it" }
    for (previous, token) in zip(wholeText.tokens, wholeText.tokens.dropFirst()) {
      if token.touchesPrevious, !token.kind.isLetter, token.kind == previous.kind {
        return "the token at \(token.sourceRange) is parted from its own"
      }
      if token.touchesPrevious != (previous.foldedEnd == token.foldedStart) {
        return "the token at \(token.sourceRange) touches what it does not, or the other way round"
      }
    }
    return nil
  }

  /// Folding what is folded changes nothing, nor its tokens.
  private mutating func complaintAboutFoldingAgain() -> String? {
    wholeText.folded.withExactBytes { whole.tokenize($0, into: &otherText) }
    guard otherText.folded == wholeText.folded else {
      return "folded again it is " + String(decoding: otherText.folded, as: UTF8.self).debugDescription
    }
    return TokenInspector.areSame(wholeText.tokens[...], wholeText, otherText.tokens[...], otherText)
      ? nil : "the folded text has other tokens"
  }

  /// A line end parts everything: the tokens of the whole are those before it and those behind it.
  private mutating func complaint(aboutPartsOf bytes: [UInt8]) -> String? {
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    Array(bytes[..<end]).withExactBytes { bare.tokenize($0, into: &otherText) }
    let count = otherText.tokens.count
    guard
      count <= bareText.tokens.count,
      TokenInspector.areSame(bareText.tokens[..<count], bareText, otherText.tokens[...], otherText)
    else { return "before the last line end there are other tokens" }
    Array(bytes[(end + 1)...]).withExactBytes { bare.tokenize($0, into: &otherText) }
    return TokenInspector.areSame(bareText.tokens[count...], bareText, otherText.tokens[...], otherText)
      ? nil : "behind the last line end there are other tokens"
  }

  private static func areSame(
    _ tokens: ArraySlice<Token>, _ text: TokenizedText, _ others: ArraySlice<Token>, _ otherText: TokenizedText
  ) -> Bool {
    tokens.elementsEqual(others) { token, other in
      token.kind == other.kind && token.touchesPrevious == other.touchesPrevious
        && text.bytes(of: token) == otherText.bytes(of: other)
    }
  }
}
