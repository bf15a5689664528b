import Glibc

/// How `shirabe-index` ends.
enum ExitStatus: Int32 {
  /// Everything is in.
  case success = 0
  /// Some inputs were refused; the rest is in.
  case refused = 1
  /// Wrong usage.
  case usage = 2
  /// The index could not be opened or written (EX_IOERR of sysexits.h).
  case index = 74

  func exit() -> Never { Glibc.exit(rawValue) }
}
