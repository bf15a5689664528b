import Glibc

/// Writing to the standard streams; what cannot be written is nobody's to hear of.
enum StandardStreams {
  static func writeError(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  static func writeOutput(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// Writes text as it is; says whether all of it could be written.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
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
