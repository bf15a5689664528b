import Glibc

/// Writing to the standard streams.
enum StandardStreams {
  /// Writes a line for people, its control characters replaced, since names of files may hold some.
  static func writeError(_ line: String) {
    var printable = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      printable.append(isControl ? "\u{FFFD}" : scalar)
    }
    printable.append("\n")
    // Where standard error is closed there is nobody left to tell.
    _ = write(String(printable), to: STDERR_FILENO)
  }

  /// Writes the report; false where it could not be written.
  static func writeOutput(_ text: String) -> Bool { write(text + "\n", to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
