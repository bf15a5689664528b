import Glibc

/// How `shirabe-bench` ends.
enum ExitStatus: Int32 {
  /// Everything was measured.
  case success = 0
  /// Some inputs were refused; the figures are those of the rest.
  case refused = 1
  /// Wrong usage, or no article to measure with.
  case usage = 2
  /// A query that the bench made itself could not be searched (EX_SOFTWARE of sysexits.h).
  case software = 70
  /// The index could not be written or read (EX_IOERR of sysexits.h).
  case index = 74

  func exit() -> Never { Glibc.exit(rawValue) }
}
