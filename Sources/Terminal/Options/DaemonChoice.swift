import ShirabeClient
import ShirabeModel

/// Which daemon to ask, and whether one is started if it does not answer.
struct DaemonChoice: Equatable {
  /// The socket given by flag.
  var socket: String?
  var starts = false
  /// The index given by flag.
  var index: String?

  /// What does not go together, or nil.
  var problem: String? {
    guard index != nil, !starts else { return nil }
    return "--index names the index of a daemon that --start starts: add --start, or leave --index out."
  }

  /// The daemon's socket, at which one answers now where one was to be started.
  func place() throws -> SocketPath {
    let place = try socketPath(flag: socket)
    if starts { try DaemonLaunch(index: index).ensureDaemon(at: place) }
    return place
  }
}
