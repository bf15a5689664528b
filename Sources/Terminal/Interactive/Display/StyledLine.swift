/// A line of the screen: stretches of text and how they look. The text is ready for a terminal.
struct StyledLine: Equatable {
  struct Span: Equatable {
    var text: String
    var look = Look.plain
    /// Where the text leads to on terminals that know links.
    var link: String?
  }

  private(set) var spans: [Span] = []

  init() {}

  init(_ text: String, _ look: Look = .plain) { append(text, look) }

  mutating func append(_ text: String, _ look: Look = .plain, link: String? = nil) {
    if !text.isEmpty { spans.append(Span(text: text, look: look, link: link)) }
  }

  /// The text alone.
  var text: String { spans.map(\.text).joined() }

  /// The columns that it takes.
  var columns: Int { TerminalColumns.width(of: text) }

  /// The line cut to so many columns, `…` standing for the rest where there is one.
  func cut(toColumns columns: Int) -> StyledLine {
    if self.columns <= columns { return self }
    var line = StyledLine()
    var room = columns
    for (index, span) in spans.enumerated() {
      let width = TerminalColumns.width(of: span.text)
      let isLast = index == spans.count - 1
      if width < room || (isLast && width == room) {
        line.append(span.text, span.look, link: span.link)
        room -= width
      } else {
        // So that the cut is seen also where the next stretch would begin a new letter.
        line.append(TextCut.prefix(span.text + (isLast ? "" : "\u{FFFD}"), columns: room), span.look, link: span.link)
        break
      }
    }
    return line
  }

  /// What is sent to the terminal.
  func encoded(isColored: Bool) -> String {
    spans.map { span in
      let text = span.link.map { "\u{1B}]8;;\($0)\u{1B}\\\(span.text)\u{1B}]8;;\u{1B}\\" } ?? span.text
      return span.look.attributes(isColored: isColored).map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
    }.joined()
  }
}
