import Glibc
import ShirabeConsole
import ShirabeModel

/// The process of a daemon that was started.
struct StartedDaemon {
  /// How it ended, as far as whoever started it must know.
  enum End {
    case success
    /// Another daemon has the socket (status 75 of `shirabed`).
    case socketTaken
    case failure
  }

  /// The most of what the daemon said that is told.
  private static let maximumWordBytes = 4096
  /// What a service manager says to its own daemon, which this is not.
  private static let managerVariables = [
    "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID",
  ]

  private let process: ChildProcess
  private let log: DaemonLog

  /// Starts a daemon; it has the log for its standard error, and nothing else of this process but its folder and
  /// environment.
  init(_ launch: DaemonLaunch, at socket: SocketPath) throws(ClientError) {
    log = try DaemonLog(for: socket)
    var arguments = ["--socket", socket.path]
    if let index = launch.index { arguments += ["--index", index] }
    if getenv("SHIRABE_IDLE_TIMEOUT_SECONDS").map({ $0.pointee == 0 }) ?? true {
      arguments += ["--idle-timeout", "\(DaemonLaunch.idleTimeoutSeconds)"]
    }
    let program = Self.program
    var start = ProgramStart(program, arguments)
    (start.input, start.output, start.errors) = (.null, .null, .descriptor(log.descriptor))
    start.isDetached = true
    start.hiddenVariables = Self.managerVariables
    do throws(SystemCallError) {
      process = try start.start()
    } catch {
      let reason =
        error.code == ENOENT
        ? "there is no shirabed beside this program nor in PATH; install it there"
        : "\(program) cannot be run: \(error)"
      throw .notStarted(path: socket.path, reason: reason)
    }
  }

  /// How it ended; nil while it runs.
  var end: End? {
    switch process.end {
    case nil: nil
    case .exited(0): .success
    case .exited(75): .socketTaken
    case .exited, .killed: .failure
    }
  }

  /// What it said, for messages.
  var lastWords: String {
    let words = log.words(maximumBytes: Self.maximumWordBytes)
    return words.isEmpty ? "it ended without a word" : words
  }

  /// Lets it run on by itself.
  func leave() { process.leave() }

  /// `shirabed` beside this program, where it is there; else its name, to be looked for in PATH.
  private static var program: String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0, let slash = buffer[..<count].lastIndex(of: UInt8(ascii: "/")) else { return "shirabed" }
    let path = String(decoding: buffer[...slash], as: UTF8.self) + "shirabed"
    return access(path, X_OK) == 0 ? path : "shirabed"
  }
}
