import ArgumentParser
import Glibc
import ShirabeConfiguration
import ShirabeConsole
import ShirabeManual
import ShirabeModel
import ShirabeSQLite

/// `shirabe-index`: adds, updates and removes articles.
@main
struct ShirabeIndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabe-index",
    abstract: "Adds, updates and removes articles of a Shirabe index.",
    discussion: """
      The index is a folder, made where there is none. Articles can be searched as soon as they are committed, \
      without a word to the daemon.

      Example: shirabe-index --index my-index articles/ more.jsonl
      Example: shirabe-index watch articles/

      Exit status: 0 everything is in, 1 some inputs were refused; --explain-exit-status tells the others.
      """,
    version: Version.current,
    subcommands: [
      AddCommand.self, SyncCommand.self, WatchCommand.self, RemoveCommand.self, ListCommand.self, ExportCommand.self,
      StatsCommand.self, CheckCommand.self, RepairCommand.self, UpgradeCommand.self, BackupCommand.self,
      RestoreCommand.self,
    ],
    defaultSubcommand: AddCommand.self)

  @OptionGroup var manual: ManualOptions<IndexerManual>

  static func main() {
    StandardDescriptors.holdPlaces()
    if let text = ManualRequest<IndexerManual>.answer(Array(CommandLine.arguments.dropFirst())) {
      StandardStreams.writeOutput(text)
      return
    }
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
