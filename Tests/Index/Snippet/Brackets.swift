import ShirabeModel
import ShirabeQuery
import ShirabeSearch

@testable import ShirabePassages

/// Highlights of phrases, all of one weight.
func highlights(_ phrases: [String]) -> [Highlight] {
  phrases.compactMap { Phrase($0).map { Highlight(phrase: $0) } }
}

/// The bytes of a text in ranges that lie apart, in brackets.
func bracketed(_ text: String, _ ranges: [Range<Int>]) -> String {
  var bytes = Array(text.utf8)
  for range in ranges.reversed() {
    bytes.insert(0x5D, at: range.upperBound)
    bytes.insert(0x5B, at: range.lowerBound)
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Snippet {
  /// The text with its marks in brackets.
  var bracketed: String { ShirabeIndexTests.bracketed(text, marks) }
}
