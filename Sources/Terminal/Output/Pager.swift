import Glibc
import ShirabeConsole

/// Shows text on a terminal a screen at a time, where it is longer than the screen.
struct Pager {
  private let screen: Screen
  /// What has not been shown, since it may still fit the screen.
  private var held: [UInt8] = []
  private var process: (id: pid_t, input: Int32)?
  /// Whether the reader has left before the end.
  private(set) var isAbandoned = false

  init(screen: Screen) { self.screen = screen }

  /// The command of the pager: `$SHIRABE_PAGER`, `$PAGER`, or less; nil where one is set to nothing or `cat`.
  static func command(_ variable: (String) -> String?) -> String? {
    let command = variable("SHIRABE_PAGER") ?? variable("PAGER") ?? "less -RFX"
    return command.isEmpty || command == "cat" ? nil : command
  }

  /// Shows more; after the last of it waits until the reader has left.
  mutating func show(_ text: [UInt8], isLast: Bool) throws(OutputError) {
    held += text
    if process == nil, screen.overflows(held), let command = Self.command(environmentVariable) { start(command) }
    if process == nil, !isLast, !screen.overflows(held) { return }
    let bytes = held
    held = []
    guard let process else { return try print(bytes) }
    if !isAbandoned, write(bytes, to: process.input) != 0 { isAbandoned = true }
    if isLast || isAbandoned { try finish(bytes) }
  }

  /// Starts the pager; where that fails, the text is printed without.
  private mutating func start(_ command: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    // Else the pager would hold the end open from which it reads.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    var id = pid_t()
    let words = ["sh", "-c", command]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    let code = posix_spawn(&id, "/bin/sh", &actions, nil, arguments, environ)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return
    }
    // The pager is left by `q`; until then an interrupt is its business, and a closed pipe no reason to end before it.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, SIG_IGN)
    process = (id, ends[1])
  }

  /// Waits for the end of the pager. One that cannot be run has shown nothing.
  private mutating func finish(_ bytes: [UInt8]) throws(OutputError) {
    guard let process else { return }
    close(process.input)
    var status: Int32 = 0
    while waitpid(process.id, &status, 0) < 0, errno == EINTR {}
    self.process = nil
    isAbandoned = true
    signal(SIGPIPE, SIG_DFL)
    signal(SIGINT, SIG_DFL)
    guard [126, 127].contains(status >> 8 & 0xFF) else { return }
    report("the pager cannot be run: set SHIRABE_PAGER, or leave it out with --no-pager")
    try print(bytes)
  }

  private func print(_ bytes: [UInt8]) throws(OutputError) {
    let code = write(bytes, to: STDOUT_FILENO)
    if code != 0 { throw OutputError(code: code) }
  }
}
