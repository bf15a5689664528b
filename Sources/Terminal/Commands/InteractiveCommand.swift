import ArgumentParser
import Glibc
import ShirabeClient
import ShirabeConsole
import ShirabeModel

/// `shirabe interactive`, and `shirabe` alone: search as you type.
struct InteractiveCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "interactive", abstract: "Search as you type; what shirabe does on a terminal without a command.",
    discussion: """
      In the search line: Up, Down, Page Up and Page Down go to the hits, Enter opens one, Ctrl-U clears the line, Esc \
      leaves. Among the hits: whatever is typed goes on in the search line, but q leaves. In an article: n and N go to \
      the next match and the one before, Space and b page, q goes back. Ctrl-C leaves everywhere.

      Example: shirabe interactive --color never
      """)

  @OptionGroup var connection: ConnectionOptions

  @Option(help: "When to show in colour.")
  var color = ColorChoice.auto

  @Option(help: "When to link titles to addresses and files.")
  var links = LinkChoice.auto

  /// Arguments without a command are for this one: none at all, or options of it.
  static func isMeant(by arguments: [String]) -> Bool {
    guard let first = arguments.first else { return true }
    return ["--socket", "--start", "--index", "--color", "--links"].contains {
      first == $0 || first.hasPrefix($0 + "=")
    }
  }

  func execute() throws -> ExitStatus {
    guard let terminal = RawTerminal(environmentVariable) else {
      _ = write(Array((ShirabeCommand.helpMessage() + "\n").utf8), to: STDERR_FILENO)
      report("without a command it needs a terminal, to search as you type; in scripts: shirabe search QUERY")
      return .usage
    }
    var run = try InteractiveRun(on: terminal, socket: connection.choice.place(), color: color, links: links)
    try run.run()
    return .success
  }
}
