import Glibc
import ShirabeTestSupport

/// The client on a terminal of its own, and what a person would see there.
final class LiveScreen {
  let process: pid_t
  private let terminal: PseudoTerminal
  private var main: Int32 { terminal.main }
  private let other: Int32
  private let before: [UInt32]
  private var unread: [UInt8] = []
  /// All that the client has sent.
  private(set) var sent: [UInt8] = []
  /// The lines of the screen, counted from 1.
  private var lines: [Int: String] = [:]
  private var row = 1
  private var endStatus: Int32?

  /// Starts `shirabe` as the leader of a session on a terminal of this size.
  init(_ arguments: [String], _ environment: [String: String] = [:], lines: UInt16 = 24, columns: UInt16 = 80) throws {
    terminal = try PseudoTerminal(lines: lines, columns: columns)
    let name = terminal.name
    other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    before = try Self.settings(of: other)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a session, it becomes the terminal that signals of keys and sizes come from.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Self.newSession)
    let program = try Program.path(of: "shirabe")
    let variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(environment) { $1 }
    let argumentPointers = ([program] + arguments).map { strdup($0) } + [nil]
    let variablePointers = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, &attributes, argumentPointers, variablePointers)
    self.process = process
    guard code == 0 else { throw TestFailure(errno: code, "posix_spawn \(program)") }
  }

  deinit {
    if endStatus == nil, process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(other)
  }

  /// POSIX_SPAWN_SETSID (spawn.h), which Swift does not see.
  private static let newSession: Int16 = 0x80

  /// What is on the screen, line by line, without blank lines at the end.
  var text: String {
    let last = lines.filter { !$0.value.isEmpty }.keys.max() ?? 0
    return (1...max(last, 1)).map { lines[$0] ?? "" }.joined(separator: "\n")
  }

  /// Whether the terminal has the settings that it had before the client came.
  func isRestored() throws -> Bool {
    let sent = String(decoding: sent, as: UTF8.self)
    let leaving = sent.range(ofLast: "\u{1B}[?1049l")
    return try Self.settings(of: other) == before && (leaving ?? -1) > (sent.range(ofLast: "\u{1B}[?1049h") ?? 0)
  }

  /// Sends what a person types.
  func type(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    guard write(main, bytes, bytes.count) == bytes.count else { throw TestFailure(errno: errno, "write") }
  }

  /// Makes the terminal another size.
  func resize(lines: UInt16, columns: UInt16) throws { try terminal.resize(lines: lines, columns: columns) }

  /// Waits until the screen shows all of this.
  func wait(for texts: String...) throws {
    let deadline = Deadline()
    while !texts.allSatisfy(text.contains) {
      guard deadline.remainingMilliseconds > 0 else { throw TestFailure("waited in vain for \(texts) in:\n\(text)") }
      receive(milliseconds: 20)
    }
  }

  /// Waits for the end and gives the exit status, or the signal that ended it as a negative number.
  func status() throws -> Int32 {
    var status: Int32 = 0
    try Deadline().wait(for: "the end of process \(process); it shows:\n\(text)") {
      receive(milliseconds: 5)
      return waitpid(process, &status, WNOHANG) == process
    }
    receive(milliseconds: 5)
    endStatus = status
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  private func receive(milliseconds: Int32) {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    var poll = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    var patience = milliseconds
    while Glibc.poll(&poll, 1, patience) > 0, poll.revents & Int16(POLLIN) != 0 {
      let count = max(0, read(main, &buffer, buffer.count))
      if count == 0 { return }
      sent += buffer[..<count]
      unread += buffer[..<count]
      patience = 0
    }
    show()
  }

  /// Does what a terminal does with all of the sequences that have come whole.
  private func show() {
    var rest = unread[...]
    while let byte = rest.first {
      if byte == 0x1B {
        guard let end = rest.dropFirst(2).firstIndex(where: { 0x40 <= $0 && $0 < 0x7F }) else { break }
        let numbers = String(decoding: rest[(rest.startIndex + 2)..<end], as: UTF8.self)
        switch Character(Unicode.Scalar(rest[end])) {
        case "H": row = Int(numbers.prefix { $0 != ";" }) ?? 1
        case "K": lines[row] = ""
        case "J": lines = [:]
        default: break
        }
        rest = rest[(end + 1)...]
      } else {
        let run = rest.prefix { $0 != 0x1B }
        // Letters may come in halves; what ends with a sequence is whole.
        if run.endIndex == rest.endIndex { break }
        lines[row, default: ""] += String(decoding: run, as: UTF8.self)
        rest = rest[run.endIndex...]
      }
    }
    unread = Array(rest)
  }

  private static func settings(of terminal: Int32) throws -> [UInt32] {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { throw TestFailure(errno: errno, "tcgetattr") }
    let characters = withUnsafeBytes(of: settings.c_cc) { $0.map { UInt32($0) } }
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag] + characters
  }
}

extension String {
  /// Where the last of these begins, in bytes; nil where there is none.
  fileprivate func range(ofLast text: String) -> Int? {
    let (bytes, wanted) = (Array(utf8), Array(text.utf8))
    return bytes.indices.last { bytes[$0...].starts(with: wanted) }
  }
}
