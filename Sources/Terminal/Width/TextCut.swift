/// Text made as wide as wanted.
enum TextCut {
  /// The beginning of a text that takes at most so many columns, `…` standing for the rest where there is one.
  ///
  /// - Complexity: O(bytes of the text).
  static func prefix(_ text: String, columns: Int) -> String {
    if TerminalColumns.width(of: text) <= columns { return text }
    if columns < 1 { return "" }
    var kept = ""
    var width = 0
    for character in text {
      let more = TerminalColumns.width(of: String(character))
      if width + more > columns - 1 { break }
      kept.append(character)
      width += more
    }
    return kept + "…"
  }

  /// The text between as many spaces as it lacks columns.
  static func padded(_ text: String, columns: Int, _ alignment: TextAlignment) -> String {
    let missing = max(0, columns - TerminalColumns.width(of: text))
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
  }
}
