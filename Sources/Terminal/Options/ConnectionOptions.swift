import ArgumentParser
import Glibc
import ShirabeClient
import ShirabeModel

/// Which daemon to ask.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The daemon's socket; by default $SHIRABE_SOCKET, or the user's own.", valueName: "path"),
    completion: .file())
  var socket: String?

  @Flag(help: "Start a daemon if none answers; it ends by itself when nobody asks for ten minutes.")
  var start = false

  @Option(
    help: ArgumentHelp(
      "With --start: the index of that daemon; by default $SHIRABE_INDEX, or the user's own.", valueName: "folder"),
    completion: .directory)
  var index: String?

  func validate() throws {
    if let problem = choice.problem { throw ValidationError(problem) }
  }

  /// The options as a plain value.
  var choice: DaemonChoice { DaemonChoice(socket: socket, starts: start, index: index) }

  /// Connects to the daemon.
  func connect() throws -> Connection { try Connection(to: choice.place()) }
}

/// Where the daemon's socket is.
func socketPath(flag: String?) throws(SocketPathError) -> SocketPath {
  try SocketPath(flag: flag, environment: environmentVariable, userID: getuid())
}

/// A variable of the environment, or nil.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
