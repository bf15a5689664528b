import CSpawn
import Glibc
import ShirabeWire

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

  private let process: pid_t
  private let log: DaemonLog

  /// Starts a daemon; it has the log for its standard error, and nothing else of this process but its folder and
  /// environment.
  init(_ launch: DaemonLaunch, at socket: SocketPath) throws(ClientError) {
    log = try DaemonLog(for: socket)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, log.descriptor, STDERR_FILENO)
    // A pipe that a script holds open would never end while the daemon has it.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own has no terminal, so what is typed or closed there does not reach it; no signal stays ignored.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let program = Self.program
    var arguments = [program, "--socket", socket.path]
    if let index = launch.index { arguments += ["--index", index] }
    if getenv("SHIRABE_IDLE_TIMEOUT_SECONDS").map({ $0.pointee == 0 }) ?? true {
      arguments += ["--idle-timeout", "\(DaemonLaunch.idleTimeoutSeconds)"]
    }
    let argumentPointers = arguments.map { strdup($0) } + [nil]
    defer { argumentPointers.forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawnp(&process, program, &actions, &attributes, argumentPointers, Self.environment)
    guard code == 0 else {
      let reason =
        code == ENOENT
        ? "there is no shirabed beside this program nor in PATH; install it there"
        : "\(program) cannot be run: \(String(cString: strerror(code)))"
      throw .notStarted(path: socket.path, reason: reason)
    }
    self.process = process
  }

  /// How it ended; nil while it runs.
  var end: End? {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    guard status & 0x7F == 0 else { return .failure }
    switch status >> 8 & 0xFF {
    case 0: return .success
    case 75: return .socketTaken
    default: return .failure
    }
  }

  /// What it said, for messages.
  var lastWords: String {
    let words = log.words(maximumBytes: Self.maximumWordBytes)
    return words.isEmpty ? "it ended without a word" : words
  }

  /// Lets it run on by itself; when it ends, this process takes note, so that it does not stay as a dead entry.
  func leave() {
    var thread = pthread_t()
    let process = UnsafeMutableRawPointer(bitPattern: UInt(process))
    let code = pthread_create(
      &thread, nil,
      { process in
        waitpid(pid_t(UInt(bitPattern: process)), nil, 0)
        return nil
      }, process)
    if code == 0 { pthread_detach(thread) }
  }

  /// `shirabed` beside this program, where it is there; else its name, to be looked for in PATH.
  private static var program: String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0, let slash = buffer[..<count].lastIndex(of: UInt8(ascii: "/")) else { return "shirabed" }
    let path = String(decoding: buffer[...slash], as: UTF8.self) + "shirabed"
    return access(path, X_OK) == 0 ? path : "shirabed"
  }

  /// The variables of this process but those of its service manager. The strings are the process's own.
  private static var environment: [UnsafeMutablePointer<CChar>?] {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      let isManagers = managerVariables.contains { strncmp(variable, $0 + "=", $0.utf8.count + 1) == 0 }
      if !isManagers { variables.append(variable) }
      next += 1
    }
    return variables + [nil]
  }
}
