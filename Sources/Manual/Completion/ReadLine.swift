/// What the words of a command line say before the one that is completed.
struct ReadLine {
  private(set) var command: CommandOutline
  /// The option that the next word is the value of.
  private(set) var option: ArgumentOutline?
  /// The values of options so far, by name without dashes.
  private(set) var values: [String: String] = [:]
  /// Whether `--` has been read.
  private(set) var isPastOptions = false
  /// Whether the next word is what help is wanted of.
  private(set) var isHelp = false
  private var operandCount = 0

  /// The command that every program with commands has and no outline tells of.
  static let help = "help"

  init(_ root: CommandOutline) {
    command = root
  }

  /// Whether the next word may be the name of a command.
  var mayBeCommand: Bool { !isPastOptions && operandCount == 0 && !command.subcommands.isEmpty }

  /// What the next word is if it is no option and no command.
  var operand: ArgumentOutline? {
    let command = meant
    if operandCount < command.operands.count { return command.operands[operandCount] }
    return command.operands.last.flatMap { $0.isRepeating ? $0 : nil }
  }

  /// The option of this name.
  func option(named name: String) -> ArgumentOutline? {
    options.first { $0.names.contains(name) }
  }

  /// The options that may stand here, each once.
  var options: [ArgumentOutline] {
    let others = meant.options.filter { option in !command.options.contains { $0.names == option.names } }
    return command.options + (command.name == meant.name ? [] : others)
  }

  /// The command, or the one that is meant where none is named.
  private var meant: CommandOutline {
    command.subcommands.first { $0.name == command.defaultSubcommand } ?? command
  }

  /// Takes in the next word.
  mutating func read(_ word: String) {
    isHelp = word == Self.help && mayBeCommand && option == nil
    if let option {
      for name in option.names where name.hasPrefix("--") { values[String(name.dropFirst(2))] = word }
      self.option = nil
    } else if isPastOptions {
      operandCount += 1
    } else if word == "--" {
      isPastOptions = true
    } else if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
      values[String(word[..<equals].dropFirst(2))] = String(word[word.index(after: equals)...])
    } else if let found = option(named: word) {
      if found.kind == .option { option = found }
    } else if mayBeCommand, let named = command.subcommands.first(where: { $0.name == word }) {
      command = named
    } else if !word.hasPrefix("--") {
      operandCount += 1
    }
  }
}
