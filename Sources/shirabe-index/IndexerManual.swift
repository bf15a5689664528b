import ArgumentParser
import ShirabeManual
import ShirabeModel

/// What there is to know of `shirabe-index` besides its commands and options.
enum IndexerManual: ProgramManual {
  static var root: any ParsableCommand.Type { ShirabeIndexCommand.self }
  static var exitStatuses: any ExplainedExitStatus.Type { ExitStatus.self }
  static let seeAlso = ["shirabe(1)", "shirabed(8)", "shirabe-formats(7)", "shirabe-durability(7)"]
  static let section = 1
  static let version = Version.current

  static let environment = [
    (name: "SHIRABE_INDEX", meaning: "The folder of the index, where --index does not name one."),
    (name: "SHIRABE_CONFIG", meaning: "The configuration file, where --config does not name one."),
  ]

  static let files = [
    (
      path: "$XDG_CONFIG_HOME/shirabe/shirabe.yaml, ~/.config/shirabe/shirabe.yaml, /etc/shirabe/shirabe.yaml",
      meaning: "The configuration of the daemon, of which the indexer takes the place of the index."
    ),
    (
      path: "$XDG_DATA_HOME/shirabe/index, ~/.local/share/shirabe/index",
      meaning: "The index, where nothing names one."
    ),
  ]
}
