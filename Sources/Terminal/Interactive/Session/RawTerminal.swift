import Glibc
import ShirabeConsole

/// The terminal while keys are read one by one and the whole screen is drawn: termios(3), and xterm's alternate screen
/// (1049), bracketed paste (2004) and no wrapping at the last column (7).
final class RawTerminal {
  private let input = STDIN_FILENO
  private let output = STDOUT_FILENO
  private let settings: termios
  private var isRaw = false

  /// Notes the terminal's settings; nil where standard input or output is no terminal, or one that cannot do this.
  init?(_ variable: (String) -> String?) {
    let name = variable("TERM") ?? ""
    var settings = termios()
    guard !name.isEmpty, name != "dumb", isatty(output) == 1, tcgetattr(input, &settings) == 0 else { return nil }
    self.settings = settings
  }

  deinit { leave() }

  /// Takes the screen; also where another program has used the terminal since.
  func enter() throws(OutputError) {
    var raw = settings
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    raw.c_cflag |= tcflag_t(CS8)
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    isRaw = true
    guard tcsetattr(input, TCSANOW, &raw) == 0 else { throw OutputError(code: errno) }
    try draw(Array("\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?7l".utf8))
  }

  /// Gives the terminal back as it was.
  func leave() {
    if !isRaw { return }
    isRaw = false
    // A terminal that is gone cannot be mended, and needs not to be.
    _ = write(Array("\u{1B}[0m\u{1B}[?7h\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l".utf8), to: output)
    var settings = settings
    _ = tcsetattr(input, TCSANOW, &settings)
  }

  /// Sends a frame in one piece.
  func draw(_ bytes: [UInt8]) throws(OutputError) {
    let code = write(bytes, to: output)
    if code != 0 { throw OutputError(code: code) }
  }

  /// Reads what has been typed; empty where that was nothing, nil where the terminal is gone.
  func read() -> [UInt8]? {
    var code: Int32 = 0
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 12) { buffer, filled in
      count = Glibc.read(input, buffer.baseAddress, buffer.count)
      if count < 0 { code = errno }
      filled = max(0, count)
    }
    if count > 0 { return bytes }
    return code == EINTR || code == EAGAIN ? [] : nil
  }

  /// Its size; that of the first terminals where it does not tell.
  var screen: Screen { Screen() ?? Screen(lines: 24, columns: 80) }
}
