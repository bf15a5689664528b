import ArgumentParser

/// A first word that is no command, and what was probably meant.
struct UnknownCommand {
  private static let names =
    ShirabeCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

  private let name: String

  /// Nil where there is such a command, or where the first word is an option.
  init?(_ arguments: [String]) {
    guard let name = arguments.first, !name.hasPrefix("-"), !Self.names.contains(name) else { return nil }
    self.name = name
  }

  /// What is wrong, and what to write.
  var message: String {
    let nearest = Self.names.map { ($0, Self.distance(Array(name), Array($0))) }.min { $0.1 < $1.1 }
    if let (command, distance) = nearest, distance <= max(1, name.count / 3) {
      return "there is no command \(name); did you mean \(command)? See shirabe --help"
    }
    return "there is no command \(name); to search for it, write: shirabe search \(ShellWord.quoted(name)). "
      + "There are \(Self.names.joined(separator: ", "))"
  }

  /// How many letters are to be added, dropped, changed or exchanged with their neighbours (optimal string alignment).
  ///
  /// - Complexity: O(letters of one × letters of the other).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var rows = [Array(0...second.count)]
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
