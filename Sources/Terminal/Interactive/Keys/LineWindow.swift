import ShirabeConsole

/// The stretch of a line that is seen where the line is wider than its place.
struct LineWindow: Equatable {
  /// What is seen, ready for a terminal: the text before and after a place in the line.
  let before: String
  let after: String
  /// The column of the cursor.
  let cursorColumn: Int

  /// Shows as much of a line as fits so many columns, and always the cursor with a column for it.
  ///
  /// - Parameter place: A place in bytes of the line's text at which what is seen is parted; nil for the end.
  init(_ line: LineEditor, columns: Int, partedAt place: Int? = nil) {
    var head = line.before.map { (shown: ControlCharacters.replaced(in: String($0)), bytes: $0.utf8.count) }[...]
    var cursor = head.reduce(0) { $0 + TerminalColumns.width(of: $1.shown) }
    var bytes = 0
    while cursor > max(columns - 1, 0), let first = head.popFirst() {
      cursor -= TerminalColumns.width(of: first.shown)
      bytes += first.bytes
    }
    var (before, after) = ("", "")
    var width = 0
    for (shown, count) in head + line.after.map({ (ControlCharacters.replaced(in: String($0)), $0.utf8.count) }) {
      width += TerminalColumns.width(of: shown)
      if width > columns { break }
      if let place, bytes + count > place { after += shown } else { before += shown }
      bytes += count
    }
    (self.before, self.after, cursorColumn) = (before, after, cursor)
  }
}
