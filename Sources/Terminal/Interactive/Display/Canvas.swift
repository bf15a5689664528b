/// What a terminal shows, so that of the next frame only the lines that differ are sent.
struct Canvas {
  private let isColored: Bool
  private var shown: [String] = []
  private var size = Screen(lines: 0, columns: 0)

  init(isColored: Bool) { self.isColored = isColored }

  /// Forgets what is shown, as after another program has written there.
  mutating func forget() { size = Screen(lines: 0, columns: 0) }

  /// The bytes that make a terminal of this size show the frame (ECMA-48: CUP, EL, ED; DEC's private mode 25).
  ///
  /// - Complexity: O(bytes of the frame).
  mutating func bytes(for frame: Frame, on screen: Screen) -> [UInt8] {
    var output = "\u{1B}[?25l"
    let isNew = screen != size
    if isNew {
      output += "\u{1B}[0m\u{1B}[2J"
      shown = Array(repeating: "", count: screen.lines)
      size = screen
    }
    var hasChanged = isNew
    for row in 0..<screen.lines {
      let line = row < frame.lines.count ? frame.lines[row].cut(toColumns: screen.columns) : StyledLine()
      let text = line.encoded(isColored: isColored)
      if text == shown[row] { continue }
      // Cleared first: after a letter in the last column some terminals would clear that letter.
      output += "\u{1B}[\(row + 1);1H\u{1B}[K\(text)"
      shown[row] = text
      hasChanged = true
    }
    guard let cursor = frame.cursor else { return hasChanged ? Array(output.utf8) : Array("\u{1B}[?25l".utf8) }
    let column = min(cursor.column, max(screen.columns - 1, 0))
    output += "\u{1B}[\(cursor.line + 1);\(column + 1)H\u{1B}[?25h"
    return Array(output.utf8)
  }
}
