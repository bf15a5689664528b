import Glibc
public import ShirabeModel

/// How a daemon is started where none answers: `shirabed`, in a session of its own, which ends by itself when nobody is
/// connected for a while.
public struct DaemonLaunch: Equatable, Sendable {
  /// How long a daemon that was started so stays without a connection, where `SHIRABE_IDLE_TIMEOUT_SECONDS` does not say.
  public static let idleTimeoutSeconds = 600

  /// How long a daemon may take to answer.
  private static let patience = Duration.seconds(60)
  private static let interval = Duration.milliseconds(5)

  /// The folder of the index; nil leaves it to the daemon: `SHIRABE_INDEX`, its configuration, or the default place.
  public var index: String?

  /// Makes a way to start a daemon.
  public init(index: String? = nil) { self.index = index }

  /// Sees that a daemon answers at the socket: starts one if none does, and waits until it is ready.
  ///
  /// Several programs may do so at once: the lock of the socket lets one daemon serve, and all wait for that.
  ///
  /// - Throws: ``ClientError/notStarted(path:reason:)``, whose reason is what the daemon said, where it cannot serve, and
  ///   ``ClientError/otherIndex(path:served:named:)`` where the one that answers serves another index than ``index``, or
  ///   `SHIRABE_INDEX`.
  public func ensureDaemon(at socket: SocketPath) throws(ClientError) {
    try start(at: socket)
    try checkIndex(at: socket)
  }

  private func start(at socket: SocketPath) throws(ClientError) {
    if try answers(socket) { return }
    // The daemon would make its default folder, but only at the place that its configuration names.
    if let folder = socket.defaultFolder { mkdir(folder, 0o700) }
    let end = ContinuousClock.now + Self.patience
    var process = try StartedDaemon(self, at: socket)
    while ContinuousClock.now < end {
      if try answers(socket) { return process.leave() }
      switch process.end {
      case nil: break
      case .success, .socketTaken:
        // Another daemon serves, or is just ending: that one answers soon, or the next try has the socket.
        usleep(50_000)
        if try answers(socket) { return }
        process = try StartedDaemon(self, at: socket)
      case .failure: throw .notStarted(path: socket.path, reason: process.lastWords)
      }
      usleep(UInt32(Self.interval / .microseconds(1)))
    }
    process.leave()
    throw .notStarted(
      path: socket.path, reason: "it has not answered for \(Self.patience.components.seconds) seconds; see its log")
  }

  /// Sees that the daemon, whoever started it, serves the index that was named, if one was.
  private func checkIndex(at socket: SocketPath) throws(ClientError) {
    let variable = getenv("SHIRABE_INDEX").map { String(cString: $0) }
    // A path that begins with ~ is the daemon's to read.
    guard let named = index ?? variable, !named.isEmpty, !named.hasPrefix("~") else { return }
    var connection = try Connection(to: socket)
    do throws(ClientError) {
      // A folder that is away for the moment is not to be told from another.
      guard let served = try connection.status().folder, let place = Self.resolved(served),
        place != Self.resolved(named)
      else { return }
      throw .otherIndex(path: socket.path, served: served, named: named)
    } catch {
      // What keeps it from telling keeps it from answering what comes next, or has passed by then.
      if case .refused = error { return }
      throw error
    }
  }

  /// The path without links (realpath(3)); nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a daemon answers.
  private func answers(_ socket: SocketPath) throws(ClientError) -> Bool {
    do throws(ClientError) {
      var connection = try Connection(to: socket)
      _ = try connection.call("ping", NoParameters())
      return true
    } catch {
      switch error {
      case .noDaemon, .connectionLost: return false
      // One that is busy is there.
      case .refused: return true
      default: throw error
      }
    }
  }
}
