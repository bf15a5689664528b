import Glibc

/// Why output could not be written.
package struct OutputError: Error, CustomStringConvertible {
  /// Where it was to go; nil for standard output.
  package let path: String?
  /// The `errno`; nil where the system was not asked.
  package let code: Int32?
  private let reason: String

  /// Standard output took no more.
  package init(code: Int32) {
    (path, self.code) = (nil, code)
    reason =
      "writing to standard output failed: \(String(cString: strerror(code))); make room, or write elsewhere"
  }

  /// A file could not be written.
  package init(path: String, code: Int32) {
    (self.path, self.code) = (path, code)
    reason = "cannot be written: \(String(cString: strerror(code))); make room, or name another file"
  }

  /// A place cannot be written to, whatever the system would say.
  package init(path: String, reason: String) {
    (self.path, code, self.reason) = (path, nil, reason)
  }

  /// What happened, where, and what to do about it.
  package var description: String { path.map { "\($0): \(reason)" } ?? reason }
}
