/// How many columns text takes on a terminal.
///
/// Marks take none, wide characters two, and what is drawn as one picture counts once: emoji joined by U+200D, with a
/// colour of skin, or asked for by U+FE0F.
struct TerminalColumns {
  /// The columns of what has been added.
  private(set) var count = 0
  /// Whether the last code point that took columns may be joined with what follows.
  private var afterPictograph = false
  private var afterJoiner = false
  private var canWiden = false

  /// Adds the next code point and gives how many columns that takes.
  mutating func add(_ scalar: Unicode.Scalar) -> Int {
    let width = ScalarWidth(of: scalar)
    var columns = width.columns
    switch scalar {
    case "\u{200D}":
      afterJoiner = afterPictograph
      return 0
    case "\u{FE0F}":
      // Drawn as an emoji, it takes two.
      columns = canWiden ? 1 : 0
      canWiden = false
    default:
      if afterPictograph, width.contains(.modifier) || (afterJoiner && width.contains(.pictograph)) {
        columns = 0
        canWiden = false
      } else if !width.contains(.zero) {
        afterPictograph = width.contains(.pictograph)
        canWiden = width.contains(.widens)
      }
    }
    afterJoiner = false
    count += columns
    return columns
  }

  /// The columns that a text takes.
  ///
  /// - Complexity: O(bytes of the text).
  static func width(of text: some StringProtocol) -> Int {
    var columns = TerminalColumns()
    for scalar in text.unicodeScalars { _ = columns.add(scalar) }
    return columns.count
  }
}
