import Glibc

/// Why output could not be written.
struct OutputError: Error, CustomStringConvertible {
  let path: String
  /// The number of the system's error; nil for another one.
  let code: Int32?
  /// What happened, and what to do about it.
  let reason: String

  /// An error of the system.
  init(path: String, code: Int32) {
    (self.path, self.code) = (path, code)
    reason = "cannot be written: \(String(cString: strerror(code))); make room, or name another file"
  }

  /// A place that cannot be written to whatever the system says.
  init(path: String, reason: String) {
    (self.path, self.code, self.reason) = (path, nil, reason)
  }

  /// What happened, where, and what to do about it.
  var description: String { "\(path): \(reason)" }
}
