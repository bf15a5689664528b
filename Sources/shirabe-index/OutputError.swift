import Glibc

/// Why output could not be written.
struct OutputError: Error, CustomStringConvertible {
  let path: String
  let code: Int32

  /// What happened, where, and what to do about it.
  var description: String {
    "\(path): cannot be written: \(String(cString: strerror(code))); make room, or name another file"
  }
}
