import Glibc
import ShirabeConsole

/// Shows text on a terminal a screen at a time, where it is longer than the screen.
struct Pager {
  private let screen: Screen
  /// What has not been shown, since it may still fit the screen.
  private var held: [UInt8] = []
  private var process: (child: ChildProcess, input: Pipe)?
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
    if !isAbandoned, write(bytes, to: process.input.writing) != 0 { isAbandoned = true }
    if isLast || isAbandoned { try finish(bytes) }
  }

  /// Starts the pager; where that fails, the text is printed without.
  private mutating func start(_ command: String) {
    var start = ProgramStart("/bin/sh", ["-c", command])
    let pipe: Pipe
    do throws(SystemCallError) {
      pipe = try Pipe()
      start.input = .descriptor(pipe.reading)
      process = (try start.start(), pipe)
    } catch {
      return
    }
    pipe.closeReading()
    // The pager is left by `q`; until then an interrupt is its business, and a closed pipe no reason to end before it.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, SIG_IGN)
  }

  /// Waits for the end of the pager. One that cannot be run has shown nothing.
  private mutating func finish(_ bytes: [UInt8]) throws(OutputError) {
    guard let process else { return }
    process.input.closeWriting()
    let end = process.child.wait()
    self.process = nil
    isAbandoned = true
    signal(SIGPIPE, SIG_DFL)
    signal(SIGINT, SIG_DFL)
    guard [.exited(126), .exited(127)].contains(end) else { return }
    report("the pager cannot be run: set SHIRABE_PAGER, or leave it out with --no-pager")
    try print(bytes)
  }

  private func print(_ bytes: [UInt8]) throws(OutputError) {
    let code = write(bytes, to: STDOUT_FILENO)
    if code != 0 { throw OutputError(code: code) }
  }
}
