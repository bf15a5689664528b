import ArgumentParser

/// A command that asks the daemon.
protocol ClientCommand: ParsableCommand {
  /// Asks, prints, and gives the exit status.
  func execute() throws -> ExitStatus
}
