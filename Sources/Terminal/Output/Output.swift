import Glibc
import ShirabeConsole
import ShirabeJSON

/// Collects what goes to standard output, so that it goes in one piece.
struct Output {
  private(set) var bytes: [UInt8]
  /// Whether a person's terminal reads it.
  let isTerminal: Bool

  init(_ bytes: [UInt8] = [], isTerminal: Bool = isatty(STDOUT_FILENO) == 1) {
    self.bytes = bytes
    self.isTerminal = isTerminal
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  /// Appends text of an article, without its control characters; line ends and tabs become spaces unless kept.
  mutating func append(article text: some StringProtocol, keepingLayout: Bool = false) {
    append(ControlCharacters.replaced(in: text, keepingLayout: keepingLayout))
  }

  /// Appends JSON. On a terminal the control characters that JSON leaves as they are are escaped too.
  mutating func append(json value: JSON) {
    let encoded = value.encoded
    bytes.append(contentsOf: isTerminal ? ControlCharacters.escaped(inJSON: encoded) : encoded)
  }

  /// Appends JSON as a line.
  mutating func append(line value: JSON) {
    append(json: value)
    append(UInt8(ascii: "\n"))
  }

  /// Appends a result of Shirabe's own as a line: its members after the version of their form.
  mutating func append(result value: JSON) {
    guard case .object(let object) = value else { return append(line: value) }
    append(json: .object(JSON.Object([.init(name: "format", value: JSON(OutputFormat.version))] + object.members)))
    append(UInt8(ascii: "\n"))
  }

  /// Hands over what has been collected, to be written elsewhere.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll() }
    return bytes
  }

  /// Writes what has been collected, with one write(2) where the system takes it whole.
  mutating func flush() throws(OutputError) {
    let code = write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
    if code != 0 { throw OutputError(code: code) }
  }
}

/// Prints a line for people on standard error.
func report(_ message: String) {
  // There is nobody left to tell if this fails.
  _ = write(Array("shirabe: \(ControlCharacters.replaced(in: message))\n".utf8), to: STDERR_FILENO)
}
