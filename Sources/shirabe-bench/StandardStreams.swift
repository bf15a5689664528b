import Glibc
import ShirabeConsole

/// Writing to the standard streams.
enum StandardStreams {
  /// Writes a line for people, its control characters replaced, since names of files may hold some.
  static func writeError(_ line: String) {
    // Where standard error is closed there is nobody left to tell.
    _ = write(ControlCharacters.replaced(in: line, keepingLayout: true) + "\n", to: STDERR_FILENO)
  }

  /// Writes the report; false where it could not be written.
  static func writeOutput(_ text: String) -> Bool { write(text + "\n", to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    ShirabeConsole.write(Array(text.utf8), to: descriptor) == 0
  }
}
