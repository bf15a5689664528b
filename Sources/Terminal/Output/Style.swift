import Glibc

/// How titles and matches stand out: by colour (ECMA-48, SGR), or not at all.
struct Style {
  /// Whether to print in colour.
  let isColored: Bool

  init(_ choice: ColorChoice) {
    switch choice {
    case .always: isColored = true
    case .never: isColored = false
    case .auto:
      isColored =
        isatty(STDOUT_FILENO) == 1 && (environmentVariable("NO_COLOR") ?? "").isEmpty
        && environmentVariable("TERM") != "dumb"
    }
  }

  func title(_ text: String) -> String { wrapped(text, "1") }

  func match(_ text: String) -> String { wrapped(text, "1;31") }

  func detail(_ text: String) -> String { wrapped(text, "2") }

  private func wrapped(_ text: String, _ attributes: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(attributes)m\(text)\u{1B}[0m" : text
  }
}
