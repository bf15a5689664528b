import ArgumentParser
import ShirabeManual
import ShirabeModel

/// What there is to know of `shirabe` besides its commands and options.
enum ClientManual: ProgramManual {
  static var root: any ParsableCommand.Type { ShirabeCommand.self }
  static var exitStatuses: any ExplainedExitStatus.Type { ExitStatus.self }
  static let seeAlso = ["shirabe-index(1)", "shirabed(8)"] + Guide.allCases.map { "\($0.page)(7)" }
  static let section = 1
  static let version = Version.current

  static let environment = [
    (name: "SHIRABE_SOCKET", meaning: "The daemon's socket, where --socket does not name one."),
    (name: "SHIRABE_INDEX", meaning: "With --start: the index of the daemon, where --index does not name one."),
    (
      name: "SHIRABE_IDLE_TIMEOUT_SECONDS",
      meaning: "With --start: how long the daemon stays when nobody is connected; by default 600."
    ),
    (name: "SHIRABE_PAGER, PAGER", meaning: "What shows text that is longer than the screen; by default less -RFX."),
    (name: "NO_COLOR", meaning: "Where it is set and not empty, nothing is printed in colour."),
    (name: "COLUMNS", meaning: "How wide help is."),
  ]

  static let files = [
    (path: "$XDG_RUNTIME_DIR/shirabe/shirabe.sock", meaning: "The daemon's socket, where nothing names one."),
    (
      path: "${TMPDIR:-/tmp}/shirabe-UID/shirabe.sock",
      meaning: "The daemon's socket, where XDG_RUNTIME_DIR is not set either."
    ),
    (
      path: "${XDG_STATE_HOME:-~/.local/state}/shirabe/shirabed.log",
      meaning: "What a daemon that --start started says."
    ),
  ]

  static var topics: [CompletionCandidate] { Guide.allCases.map { CompletionCandidate($0.rawValue, $0.summary) } }

  static func candidates(
    valueName: String, written: String, options: [String: String]
  ) -> [CompletionCandidate]? {
    switch valueName {
    case "query": QueryCandidates(socket: options["socket"]).candidates(written)
    case "names": listed(written)
    case "method": Method.allCases.map(\.rawValue).filter { $0.hasPrefix(written) }.map { CompletionCandidate($0) }
    default: nil
    }
  }

  /// The members of hits that may follow those of a list.
  private static func listed(_ written: String) -> [CompletionCandidate] {
    let names = written.split(separator: ",", omittingEmptySubsequences: false)
    let last = names.last ?? ""
    let before = written.prefix(written.count - last.count)
    return HitField.allCases.map(\.rawValue)
      .filter { $0.hasPrefix(last) && !names.dropLast().contains(Substring($0)) }
      .map { CompletionCandidate(before + $0) }
  }
}
