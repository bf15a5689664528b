/// Text as a POSIX shell takes it literally (Shell Command Language, section 2.2).
enum ShellWord {
  /// A text as one word, between apostrophes where it needs them.
  static func quoted(_ text: String) -> String {
    if !text.isEmpty, text.unicodeScalars.allSatisfy(isPlain) { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// A query as the rest of a command line: words as they are, or all of it as one word where a shell would change it.
  static func arguments(ofQuery query: String) -> String {
    let words = query.split(separator: " ", omittingEmptySubsequences: false)
    let needsNothing = words.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isPlain) }
    let arguments = needsNothing ? query : quoted(query)
    let hasOption = needsNothing ? words.contains { $0.hasPrefix("--") } : query.hasPrefix("--")
    return (hasOption ? "-- " : "") + arguments
  }

  /// Whether no shell gives the character a meaning anywhere in a word.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", ",", ":", "/", "+", "@", "%": true
    default: !scalar.isASCII
    }
  }
}
