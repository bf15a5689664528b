import ShirabeText

/// Reads texts and finds all highlights in them.
struct Highlighter: Sendable {
  private let matcher: PhraseMatcher
  private var tokenizer = Tokenizer()

  init(_ highlights: [Highlight]) {
    matcher = PhraseMatcher(highlights)
  }

  /// What is looked for.
  var highlights: [Highlight] { matcher.highlights }

  /// Replaces what is in `text` by `string` and what is found in it.
  ///
  /// - Complexity: O(*n*) in the bytes of the string; see ``PhraseMatcher/findMatches(in:into:)``.
  mutating func read(_ string: String, into text: inout HighlightedText) {
    text.letters = LetterText(string)
    text.letters.bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &text.tokenized) }
    matcher.findMatches(in: text.tokenized, into: &text.matches)
  }

  /// A string and what is found in it.
  mutating func read(_ string: String) -> HighlightedText {
    var text = HighlightedText()
    read(string, into: &text)
    return text
  }
}
