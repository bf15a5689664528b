/// Text as Markdown shows it literally in the cell of a table (CommonMark, section 2.4).
enum Markdown {
  /// The text with a backslash before each character that would mean something; line ends and tabs become spaces.
  static func escaped(_ text: some StringProtocol) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&":
        escaped.append("\\")
        escaped.append(scalar)
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": escaped.append(" ")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// A stretch in bold.
  static func bold(_ text: some StringProtocol) -> String { "**\(escaped(text))**" }
}
