/// A stretch of a text that is worth showing.
struct SnippetWindow {
  /// What is worth showing, in bytes.
  var byteRange: Range<Int>
  /// Whether the stretch is whole sentences, rather than what matters of a sentence that is too long.
  var isWhole: Bool
  /// The weight of the different highlights in it.
  var score: Int
}
