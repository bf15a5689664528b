package import ShirabeText

/// A folded word, or a run of touching letters of one script, as it stands in the vocabulary.
///
/// Compares and sorts by its bytes; Swift's own comparison would take what is canonically equivalent for equal.
package struct VocabularyTerm: Sendable {
  /// The folded text.
  let text: String

  /// How many letters a run has that is a term: one letter says nothing, and more are mostly sentences without a blank.
  static let letterCounts = 2...24
  /// Longer words and runs are no terms, in bytes.
  static let maximumByteCount = 64
  /// In how many articles a term has to stand to be a completion.
  static let completionArticles = 3

  init(_ text: String) {
    self.text = text
  }

  /// Whether runs of these letters are terms. Runs of hiragana are mostly inflection and particles.
  static func takesRuns(of kind: TokenKind) -> Bool { kind.isLetter && kind != .hiragana }

  /// Calls `body` with the folded bytes of every word and run of a text that is a term, as often as it stands there.
  ///
  /// - Parameter text: Tokens without what stands between them.
  /// - Complexity: O(*n*) in the tokens.
  @inline(__always)
  package static func forEach<Failure: Error>(
    in text: TokenizedText, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try text.tokens.withUnsafeBufferPointer { tokens throws(Failure) in
      try text.folded.withUnsafeBufferPointer { folded throws(Failure) in
        var index = 0
        while index < tokens.count {
          let first = tokens[index]
          var end = index + 1
          if takesRuns(of: first.kind) {
            while end < tokens.count, tokens[end].touchesPrevious, tokens[end].kind == first.kind { end += 1 }
          }
          let isTerm = first.kind == .word || takesRuns(of: first.kind) && letterCounts.contains(end - index)
          let bytes = Int(first.foldedStart)..<Int(tokens[end - 1].foldedEnd)
          if isTerm, bytes.count <= maximumByteCount { try body(UnsafeBufferPointer(rebasing: folded[bytes])) }
          index = end
        }
      }
    }
  }
}
