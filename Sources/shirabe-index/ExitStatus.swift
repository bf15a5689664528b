import Glibc
import ShirabeManual

/// How `shirabe-index` ends.
enum ExitStatus: Int32, ExplainedExitStatus {
  /// Everything is in.
  case success = 0
  /// Some inputs were refused; the rest is in.
  case refused = 1
  /// Wrong usage.
  case usage = 2
  /// The index could not be opened or written (EX_IOERR of sysexits.h).
  case index = 74

  var meaning: String {
    switch self {
    case .success: "everything is in, or the command did its work; check: the index is sound"
    case .refused:
      "some inputs were refused and the rest is in; remove: an id that no article has; check: something is to be done; repair, "
        + "upgrade: damage is left"
    case .usage: "wrong usage or a wrong setting: the message says what to write"
    case .index: "the index, or a file to write, could not be opened, read or written: the message says why"
    }
  }

  func exit() -> Never { Glibc.exit(rawValue) }
}
