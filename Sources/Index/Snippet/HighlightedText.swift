import ShirabeText

/// A text with its tokens and the places where highlights stand in it, to be filled by a ``Highlighter``.
struct HighlightedText: Sendable {
  /// The text, by letters.
  var letters = LetterText("")
  /// Its tokens.
  var tokenized = TokenizedText()
  /// Every place where a highlight stands, in the order in which they begin.
  var matches: [PhraseMatcher.Match] = []
}
