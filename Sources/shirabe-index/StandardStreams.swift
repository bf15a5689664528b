import Glibc

/// Writing to the standard streams; what cannot be written is nobody's to hear of.
enum StandardStreams {
  static func writeError(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  static func writeOutput(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// Writes text as it is.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
