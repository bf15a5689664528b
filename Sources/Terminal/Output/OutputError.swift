import Glibc

/// Standard output took no more.
struct OutputError: Error, CustomStringConvertible {
  /// The `errno`.
  let code: Int32

  var description: String {
    "writing to standard output failed: \(String(cString: strerror(code))); make room, or write elsewhere"
  }
}
