import ShirabeManual

/// How `shirabed` ends.
enum ExitStatus: Int32, ExplainedExitStatus {
  /// It was asked to end.
  case success = 0
  /// Wrong usage or a wrong setting.
  case usage = 2
  /// The index cannot be read or the socket cannot be made (EX_IOERR of sysexits.h).
  case cannotServe = 74
  /// Another daemon serves the socket (EX_TEMPFAIL): one that starts it for a client need only wait.
  case socketTaken = 75

  var meaning: String {
    switch self {
    case .success:
      "it was asked to end by SIGTERM or SIGINT, or nobody was connected for the idle timeout; what was under way is answered"
    case .usage: "wrong usage or a wrong setting: the message says where and what it may be"
    case .cannotServe: "the index cannot be read, or the socket cannot be made: the message says why"
    case .socketTaken: "another daemon serves the socket: stop that one first, or name another socket"
    }
  }
}
