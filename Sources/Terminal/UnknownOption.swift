import ShirabeJSON
import ShirabeManual
import ShirabeText

/// An option that its command does not have, and what was probably meant. The parser would often complain of something
/// else first: the word after an unknown option may be its value or the query, which is then missed.
struct UnknownOption {
  private let command: String
  private let name: String
  private let names: [String]

  /// Nil where all options are known to the command.
  ///
  /// - Parameter arguments: The command, its options and then its words, as ``ArgumentOrder`` gives them.
  init?(ordered arguments: [String]) {
    guard let root = try? CommandOutline(ShirabeCommand.self),
      let command = root.subcommands.first(where: { $0.name == arguments.first })
    else { return nil }
    let names = command.options.flatMap(\.names) + ["--help", "--version"]
    let given = arguments.dropFirst().prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 != "=" }) }
    guard let unknown = given.first(where: { !names.contains($0) }) else { return nil }
    (self.command, name, self.names) = (command.name, unknown, names)
  }

  /// What is wrong, and what to write.
  var message: String {
    let advice = "shirabe \(command) --help, or write -- before words that begin with two dashes"
    guard let meant = NearestName.of(name, among: names) else {
      return "\(command) has no option \(name); see \(advice)"
    }
    return "\(command) has no option \(name); did you mean \(meant)? See \(advice)"
  }
}
