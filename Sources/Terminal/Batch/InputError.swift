import Glibc

/// Standard input could not be read.
struct InputError: Error, CustomStringConvertible {
  /// The `errno`.
  let code: Int32

  var description: String {
    "reading standard input failed: \(String(cString: strerror(code))); give it a file or a pipe"
  }
}
