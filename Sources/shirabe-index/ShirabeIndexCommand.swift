import ArgumentParser
import Glibc
import ShirabeConfiguration
import ShirabeIndex

/// `shirabe-index`: adds, updates and removes articles.
@main
struct ShirabeIndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabe-index",
    abstract: "Adds, updates and removes articles of a Shirabe index.",
    discussion: """
      Exit status: 0 everything is in; 1 some inputs were refused, the rest is in; 2 wrong usage; 74 the index could \
      not be opened or written.
      """,
    subcommands: [
      AddCommand.self, SyncCommand.self, WatchCommand.self, RemoveCommand.self, ListCommand.self, ExportCommand.self,
      StatsCommand.self, CheckCommand.self, RepairCommand.self, BackupCommand.self, RestoreCommand.self,
    ],
    defaultSubcommand: AddCommand.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as IndexError {
      StandardStreams.writeError("shirabe-index: \(error)")
      ExitStatus.index.exit()
    } catch let error as OutputError {
      // Whoever closes a pipe has seen enough.
      if error.code != EPIPE { StandardStreams.writeError("shirabe-index: \(error)") }
      ExitStatus.index.exit()
    } catch let error as ConfigurationError {
      StandardStreams.writeError("shirabe-index: \(error)")
      ExitStatus.usage.exit()
    } catch {
      // ArgumentParser says EX_USAGE (64) for wrong usage, the contract 2.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      StandardStreams.writeError(fullMessage(for: error))
      ExitStatus.usage.exit()
    }
  }
}
