/// Finds how the last word of a command line may go on.
struct Completer {
  typealias Candidates = (
    _ valueName: String, _ written: String, _ options: [String: String]
  ) -> [CompletionCandidate]?

  private let root: CommandOutline
  private let topics: [CompletionCandidate]
  private let candidates: Candidates

  /// Makes a completer for a program.
  ///
  /// - Parameters:
  ///   - topics: What `help` takes besides commands.
  ///   - candidates: What is known of values besides the outline.
  init(_ root: CommandOutline, topics: [CompletionCandidate], candidates: @escaping Candidates) {
    self.root = root
    self.topics = topics
    self.candidates = candidates
  }

  /// Completes the last of the words that stand after the program's name.
  func completion(of words: [String]) -> Completion {
    guard let last = words.last else { return .words([]) }
    var line = ReadLine(root)
    for word in words.dropLast() { line.read(word) }
    if line.isHelp { return .words((commands + topics).filter { $0.text.hasPrefix(last) }) }
    if let option = line.option { return value(of: option, last, line) }
    if !line.isPastOptions, last.hasPrefix("-") {
      if last.hasPrefix("--"), let equals = last.firstIndex(of: "=") {
        let name = String(last[..<equals])
        guard let option = line.option(named: name) else { return .words([]) }
        guard
          case .words(let values) = value(of: option, String(last[last.index(after: equals)...]), line)
        else { return .files }
        return .words(values.map { CompletionCandidate("\(name)=\($0.text)", $0.meaning) })
      }
      let options = options(line, beginningWith: last)
      // A word that begins with one dash may be part of a query.
      if !options.isEmpty || last.hasPrefix("--") { return .words(options) }
    }
    return operand(last, line)
  }

  private var commands: [CompletionCandidate] {
    root.subcommands.map { CompletionCandidate($0.name, firstSentence($0.abstract)) }
  }

  private func options(_ line: ReadLine, beginningWith written: String) -> [CompletionCandidate] {
    line.options.flatMap { option in
      option.names.filter { $0.hasPrefix("--") && $0.hasPrefix(written) }
        .map { CompletionCandidate($0, firstSentence(option.abstract)) }
    }
  }

  private func operand(_ written: String, _ line: ReadLine) -> Completion {
    let commands =
      line.mayBeCommand
      ? (commands + [CompletionCandidate(ReadLine.help, "Show what a command does")])
        .filter { $0.text.hasPrefix(written) } : []
    var found = Completion.words([])
    if let operand = line.operand { found = value(of: operand, written, line) }
    guard !commands.isEmpty else { return found }
    // Names of files that begin like a command can still be given after the command that takes them.
    if case .words(let others) = found { return .words(commands + others) }
    return written.isEmpty || commands.contains { $0.text.hasPrefix(written) } ? .words(commands) : found
  }

  private func value(of argument: ArgumentOutline, _ written: String, _ line: ReadLine) -> Completion {
    if let found = candidates(argument.valueName, written, line.values) { return .words(found) }
    switch argument.values {
    case .any: return .words([])
    case .listed(let values):
      return .words(values.filter { $0.hasPrefix(written) }.map { CompletionCandidate($0) })
    case .file: return .files
    case .folder: return .folders
    }
  }

  private func firstSentence(_ text: String) -> String {
    let line = text.prefix { $0 != "\n" }
    let sentence = line.prefix { $0 != "." && $0 != ";" }
    return String(sentence)
  }
}
