import ArgumentParser
import ShirabeManual
import ShirabeModel

/// What there is to know of `shirabed` besides its options.
enum DaemonManual: ProgramManual {
  static var root: any ParsableCommand.Type { ShirabedCommand.self }
  static var exitStatuses: any ExplainedExitStatus.Type { ExitStatus.self }
  static let seeAlso = [
    "shirabe(1)", "shirabe-index(1)", "shirabe-operation(7)", "shirabe-protocol(7)", "systemd.socket(5)",
  ]
  static let section = 8
  static let version = Version.current

  static let environment = [
    (name: "SHIRABE_INDEX", meaning: "The folder of the index, where --index does not name one."),
    (name: "SHIRABE_SOCKET", meaning: "The socket, where --socket does not name one."),
    (name: "SHIRABE_CONFIG", meaning: "The configuration file, where --config does not name one."),
    (
      name: "SHIRABE_SEARCH_THREADS, ...",
      meaning: "Any setting: search.inFlight is SHIRABE_SEARCH_IN_FLIGHT; lists are separated by commas."
    ),
    (name: "LISTEN_FDS, NOTIFY_SOCKET, WATCHDOG_USEC", meaning: "What systemd hands over and asks for."),
  ]

  static let files = [
    (
      path: "$XDG_CONFIG_HOME/shirabe/shirabe.yaml, ~/.config/shirabe/shirabe.yaml, /etc/shirabe/shirabe.yaml",
      meaning: "The configuration; the first that is there counts."
    ),
    (
      path: "$XDG_DATA_HOME/shirabe/index, ~/.local/share/shirabe/index",
      meaning: "The index, where nothing names one."
    ),
    (path: "$XDG_RUNTIME_DIR/shirabe/shirabe.sock", meaning: "The socket, where nothing names one."),
  ]
}
