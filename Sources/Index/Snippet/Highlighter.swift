import ShirabeSearch
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
  mutating func read(
    _ string: String, into text: inout HighlightedText, _ interruption: Interruption = .never
  ) throws(IndexError) {
    try interruption.check()
    text.letters = try LetterText(string, interruption)
    let isWhole = text.letters.bytes.withUnsafeBufferPointer {
      tokenizer.tokenize($0, into: &text.tokenized) { interruption.reason == nil }
    }
    guard isWhole else { throw .interrupted }
    try matcher.findMatches(in: text.tokenized, into: &text.matches, interruption)
  }

  /// A string and what is found in it.
  mutating func read(
    _ string: String, _ interruption: Interruption = .never
  ) throws(IndexError) -> HighlightedText {
    var text = HighlightedText()
    try read(string, into: &text, interruption)
    return text
  }
}
