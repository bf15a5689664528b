import Glibc

/// The terminal that standard output goes to.
struct Screen: Equatable {
  /// How many lines it shows.
  let lines: Int
  /// How many columns a line has.
  let columns: Int

  /// The terminal's size; nil where standard output is no terminal, or one that does not tell.
  init?() {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0,
      size.ws_col > 0
    else { return nil }
    self.init(lines: Int(size.ws_row), columns: Int(size.ws_col))
  }

  init(lines: Int, columns: Int) {
    self.lines = lines
    self.columns = columns
  }

  /// Whether a text and the prompt after it are more than the screen shows at once.
  ///
  /// - Complexity: O(bytes).
  func overflows(_ text: [UInt8]) -> Bool {
    var count = 1
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      let width = TerminalColumns.width(of: Self.visible(String(decoding: line, as: UTF8.self)))
      count += max(1, (width + columns - 1) / columns)
      if count > lines { return true }
    }
    return false
  }

  /// The text without the sequences of colours (CSI … m) and links (OSC … ST).
  static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        visible.append(scalar)
        continue
      }
      if rest.popFirst() == "[" {
        while let next = rest.popFirst(), !(0x40...0x7E).contains(next.value) {}
      } else {
        while let next = rest.popFirst(), next != "\u{1B}" {}
        _ = rest.popFirst()
      }
    }
    return String(visible)
  }
}
