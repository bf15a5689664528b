package import ShirabeModel
package import ShirabeSearch
import ShirabeText

/// Reads texts and finds all highlights in them.
package struct Highlighter: Sendable {
  private let matcher: PhraseMatcher
  private var tokenizer = Tokenizer()

  /// Looks for all of these in each text.
  package init(_ highlights: [Highlight]) {
    matcher = PhraseMatcher(highlights)
  }

  /// What is looked for.
  var highlights: [Highlight] { matcher.highlights }

  /// Replaces what is in `text` by `string` and what is found in it.
  ///
  /// - Complexity: O(*n*) in the bytes of the string; see ``PhraseMatcher/findMatches(in:into:)``.
  mutating func read(
    _ string: String, into text: inout HighlightedText, _ interruption: Interruption = .never
  ) throws(Interrupted) {
    try interruption.check()
    text.letters = try CharacterText(string, interruption)
    let isWhole = text.letters.bytes.withUnsafeBufferPointer {
      tokenizer.tokenize($0, into: &text.tokenized) { interruption.reason == nil }
    }
    guard isWhole else { throw Interrupted() }
    try matcher.findMatches(in: text.tokenized, into: &text.matches, interruption)
  }

  /// For each of the highlights, the foldings that its closest match in a string took, or nil where it has none.
  ///
  /// - Complexity: O(*n*) in the bytes of the string; see also ``HighlightedText/foldings(of:_:)``.
  package mutating func foldings(
    in string: String, _ interruption: Interruption = .never
  ) throws(Interrupted) -> [Set<Folding>?] {
    try read(string, interruption).foldings(of: highlights, interruption)
  }

  /// A string and what is found in it.
  mutating func read(
    _ string: String, _ interruption: Interruption = .never
  ) throws(Interrupted) -> HighlightedText {
    var text = HighlightedText()
    try read(string, into: &text, interruption)
    return text
  }
}
