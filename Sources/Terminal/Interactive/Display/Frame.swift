/// What the screen shows at a moment.
struct Frame: Equatable {
  /// A cell of the screen, counted from 0.
  struct Place: Equatable {
    var line: Int
    var column: Int
  }

  /// The lines from the top; those that are missing are blank.
  var lines: [StyledLine]
  /// Where the cursor is; nil where it is hidden.
  var cursor: Place?
}
