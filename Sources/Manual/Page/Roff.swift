/// Text as roff reads it (groff_man(7), groff_char(7)).
enum Roff {
  /// A text within a line: every character stands for itself.
  static func text(_ text: some StringProtocol) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      // What is typed has to be copied as it is, and plain ones are printed as hyphens and quotes.
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "\"": escaped += "\\(dq"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Text as lines of their own, none of which is taken for a request.
  static func lines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { ($0.hasPrefix(".") ? "\\&" : "") + Roff.text($0) + "\n" }.joined()
  }

  /// The argument of a macro, as one word.
  static func argument(_ text: some StringProtocol) -> String { "\"" + Roff.text(text) + "\"" }
}
