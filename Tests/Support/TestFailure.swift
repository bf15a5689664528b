import Glibc

/// Why a fixture could not do what a test asked of it.
public struct TestFailure: Error, CustomStringConvertible {
  /// What went wrong.
  public let description: String

  /// A failure with these words.
  public init(_ description: String) { self.description = description }

  /// A system call that failed, with what `errno` says.
  public init(errno code: Int32, _ call: String) { self.init("\(call): \(String(cString: strerror(code)))") }
}
