public import ArgumentParser

/// The options that every program has to explain itself, besides `--help`.
public struct ManualOptions<Manual: ProgramManual>: ParsableArguments {
  @Flag(help: "Print what each exit status means.")
  var explainExitStatus = false

  /// Makes the options as they are where none is given.
  public init() {}

  /// Ends the parsing with the table where that is asked for, whatever else is.
  public func validate() throws {
    if explainExitStatus { throw CleanExit.message(Manual.exitStatuses.table) }
  }
}
