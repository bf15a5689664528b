import Glibc
import ShirabeTestSupport

/// A terminal of a given size, and what a program prints on it.
final class Terminal {
  private let terminal: PseudoTerminal
  private var main: Int32 { terminal.main }

  /// Opens a terminal of so many lines and columns, which changes no line ends.
  init(lines: UInt16, columns: UInt16) throws {
    terminal = try PseudoTerminal(lines: lines, columns: columns)
    var settings = termios()
    guard tcgetattr(terminal.main, &settings) == 0 else { throw TestFailure(errno: errno, "tcgetattr") }
    settings.c_oflag &= ~tcflag_t(OPOST)
    tcsetattr(terminal.main, TCSANOW, &settings)
  }

  /// Runs `shirabe` on the terminal; what it printed, and its status.
  func run(_ arguments: [String], _ environment: [String: String]) throws -> (output: String, status: Int32) {
    let program = try Run.buildFolder() + "/shirabe"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, terminal.name, O_WRONLY | O_NOCTTY, 0)
    let argumentPointers = ([program] + arguments).map { strdup($0) } + [nil]
    let variablePointers = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, nil, argumentPointers, variablePointers)
    guard code == 0 else { throw TestFailure(errno: code, "posix_spawn \(program)") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var status: Int32 = 0
    var hasEnded = false
    let deadline = Deadline()
    // The terminal has no end of file before all who write to it are gone, and then an error.
    while deadline.remainingMilliseconds > 0 {
      var poll = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
      if Glibc.poll(&poll, 1, 20) > 0, poll.revents & Int16(POLLIN) != 0 {
        let count = read(main, &buffer, buffer.count)
        bytes += buffer[..<max(0, count)]
      } else if hasEnded {
        return (String(decoding: bytes, as: UTF8.self), status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F))
      }
      if !hasEnded { hasEnded = waitpid(process, &status, WNOHANG) == process }
    }
    throw TestFailure("process \(process) has not ended")
  }
}
