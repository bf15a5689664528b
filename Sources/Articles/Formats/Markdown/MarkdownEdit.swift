/// A change of Markdown's text.
struct MarkdownEdit {
  /// What goes.
  let place: Range<Int>
  /// Whether a backslash stands there instead.
  let isEscape: Bool

  /// Makes a letter of the sign that stands there.
  static func escape(_ index: Int) -> MarkdownEdit { MarkdownEdit(place: index..<index, isEscape: true) }

  /// Leaves bytes out.
  static func cut(_ place: Range<Int>) -> MarkdownEdit { MarkdownEdit(place: place, isEscape: false) }
}
