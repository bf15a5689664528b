/// What a line of a boilerplate list says.
enum BoilerplateLine {
  /// A comment or a blank line.
  case nothing
  /// The heading of the patterns that follow.
  case section(isUntitled: Bool)
  /// A pattern.
  case pattern(LinePattern)

  init(_ line: Substring) throws(ArticleError) {
    let folded = FoldedLine(line).characters
    guard let first = folded.first, first != "#" else {
      self = .nothing
      return
    }
    guard first == "[" else {
      self = .pattern(try LinePattern(folded))
      return
    }
    switch String(folded) {
    case "[dropped]": self = .section(isUntitled: false)
    case "[untitled]": self = .section(isUntitled: true)
    default: throw .invalidPattern(reason: "no such section: write [dropped] or [untitled], or \\[ for the bracket")
    }
  }
}
