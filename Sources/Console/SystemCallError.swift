import Glibc

/// Why the system did not do what it was called for.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
  /// The `errno`.
  package let code: Int32

  /// Takes what a call returns that gives 0 or an `errno`.
  static func check(_ code: Int32) throws(SystemCallError) {
    guard code == 0 else { throw SystemCallError(code: code) }
  }

  /// What the system calls it (strerror(3)).
  package var description: String { String(cString: strerror(code)) }
}
