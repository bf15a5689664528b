import Glibc

/// Why a fixture could not do what a test asked of it.
struct TestFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// A system call that failed, with what `errno` says.
  init(errno code: Int32, _ call: String) { self.init("\(call): \(String(cString: strerror(code)))") }
}
