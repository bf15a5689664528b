/// A shell that can ask how a word may go on.
enum CompletionShell: String {
  case bash
  case zsh
  case fish

  /// The answer to a shell's question: a line that says what is to be offered, `words`, `files` or `folders`, and then a
  /// line for each word.
  ///
  /// - Parameter arguments: For bash the line up to the cursor and `COMP_WORDBREAKS`; for the others the words after the
  ///   program's name, unquoted, the last as far as it is written.
  func reply(_ arguments: [String], _ complete: ([String]) -> Completion) -> String {
    var line: BashLine?
    var words = arguments
    if self == .bash {
      let read = BashLine(arguments[0], wordBreaks: arguments.count > 1 ? arguments[1] : BashLine.usualWordBreaks)
      words = Array(read.words.dropFirst())
      line = read
    }
    switch complete(words) {
    case .files: return "files"
    case .folders: return "folders"
    case .words(let candidates):
      let safe = candidates.filter { $0.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } }
      let lines = line.map { line in safe.compactMap { line.replacement(for: $0.text) } }
      return (["words"] + (lines ?? safe.map { $0.meaning.isEmpty ? $0.text : "\($0.text)\t\($0.meaning)" }))
        .joined(separator: "\n")
    }
  }
}
