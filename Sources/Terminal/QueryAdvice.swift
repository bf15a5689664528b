import Glibc
import ShirabeConsole
import ShirabeModel

/// What helps a person on whose query nothing was found: what each term finds alone, and commands that find something.
struct QueryAdvice {
  let terms: [TermCount]
  let suggestions: [QuerySuggestion]
  /// How the words of the query were combined.
  let match: Match
  /// The socket given by flag, which the commands need too.
  let socket: String?

  /// Prints it on standard error; nothing where there is nothing to say.
  func print() {
    if terms.isEmpty, suggestions.isEmpty { return }
    if !terms.isEmpty { report("articles that each term finds by itself:") }
    // There is nobody left to tell if this fails.
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }

  private var text: String {
    var table = TextTable(columns: [.left, .right])
    for term in terms { table.append([term.text, "\(term.total)"]) }
    let lines = table.lines.map { "  \($0)\n" }
    let commands = suggestions.map { suggestion in
      let count = "\(suggestion.total) \(suggestion.total == 1 ? "article" : "articles")"
      return "try: \(ControlCharacters.replaced(in: command(for: suggestion)))  # \(count)\n"
    }
    return (lines + commands).joined()
  }

  /// The command that asks a suggestion, as a shell takes it.
  private func command(for suggestion: QuerySuggestion) -> String {
    var words = ["shirabe", match == .phrase && suggestion.kind != .any ? "phrase" : "search"]
    if suggestion.kind == .any || match == .any { words += ["--match", "any"] }
    if let socket { words += ["--socket", ShellWord.quoted(socket)] }
    return (words + [ShellWord.arguments(ofQuery: suggestion.query)]).joined(separator: " ")
  }
}
