import ArgumentParser
import Glibc
import ShirabeClient
import ShirabeWire

/// Which daemon to ask.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The daemon's socket; by default $SHIRABE_SOCKET, or the user's own.", valueName: "path"),
    completion: .file())
  var socket: String?

  /// Connects to the daemon.
  func connect() throws -> Connection { try Connection(to: socketPath(flag: socket)) }
}

/// Where the daemon's socket is.
func socketPath(flag: String?) throws(SocketPathError) -> SocketPath {
  try SocketPath(flag: flag, environment: environmentVariable, userID: getuid())
}

/// A variable of the environment, or nil.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
