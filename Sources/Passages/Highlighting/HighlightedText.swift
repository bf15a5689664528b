import ShirabeSearch
import ShirabeText

/// A text with its tokens and the places where highlights stand in it, to be filled by a ``Highlighter``.
struct HighlightedText: Sendable {
  /// The text, by letters.
  var letters = CharacterText("")
  /// Its tokens.
  var tokenized = TokenizedText()
  /// Every place where a highlight stands, in the order in which they begin.
  var matches: [PhraseMatcher.Match] = []

  /// Empties it; what is large of it is given back on another thread.
  mutating func leave() {
    let value = self
    self = HighlightedText()
    Leaving.take(value: consume value)
  }

  /// Whether giving it back takes long.
  var isLarge: Bool {
    letters.bytes.count + matches.count * MemoryLayout<PhraseMatcher.Match>.stride > Leaving.minimumByteCount
  }
}
