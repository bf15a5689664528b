import ArgumentParser
import ShirabeText

/// A first word that is no command, and what was probably meant.
struct UnknownCommand {
  /// The commands that there are.
  static let names =
    ShirabeCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

  private let name: String

  /// Nil where there is such a command, or where the first word is an option.
  init?(_ arguments: [String]) {
    guard let name = arguments.first, !name.hasPrefix("-"), !Self.names.contains(name) else { return nil }
    self.name = name
  }

  /// What is wrong, and what to write.
  var message: String {
    if let command = NearestName.of(name, among: Self.names) {
      return "there is no command \(name); did you mean \(command)? See shirabe --help"
    }
    return "there is no command \(name); to search for it, write: shirabe search \(ShellWord.quoted(name)). "
      + "There are \(Self.names.joined(separator: ", "))"
  }
}
