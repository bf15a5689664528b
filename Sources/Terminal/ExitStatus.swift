import ShirabeClient
import ShirabeManual
import ShirabeModel

/// The exit statuses of the contract; those over 63 are the ones of sysexits.h.
enum ExitStatus: Int32, ExplainedExitStatus {
  /// Something was found, or the command did its work.
  case success = 0
  /// Nothing was found.
  case nothingFound = 1
  /// Bad usage, a query that cannot be read, a parameter or a limit.
  case usage = 2
  /// No daemon at that socket (EX_UNAVAILABLE).
  case noDaemon = 69
  /// Anything else that went wrong (EX_SOFTWARE).
  case failure = 70
  /// Busy or timed out: try again (EX_TEMPFAIL).
  case tryAgain = 75
  /// Not allowed (EX_NOPERM).
  case notAllowed = 77

  var meaning: String {
    switch self {
    case .success: "something was found, or the command did its work"
    case .nothingFound: "nothing was found"
    case .usage: "wrong usage, a query that cannot be read, or a limit: the message says what to write"
    case .noDaemon: "no daemon answers: start one with shirabed, or by --start"
    case .failure: "anything else that went wrong: the message says what"
    case .tryAgain: "the daemon is busy, or the time was over: try again"
    case .notAllowed: "not allowed: whoever runs the daemon can add you to its access"
    }
  }

  /// The status for a call that came to nothing.
  init(_ error: ClientError) {
    switch error {
    case .noDaemon, .notStarted: self = .noDaemon
    case .notAllowed: self = .notAllowed
    case .unusablePath, .otherIndex: self = .usage
    case .connectionLost, .system, .malformedReply, .cancelled: self = .failure
    case .refused(let error): self = error.errorCode.map(ExitStatus.init) ?? .failure
    }
  }

  /// The status for an error reply.
  init(_ code: ErrorCode) {
    switch code {
    case .noSuchArticle: self = .nothingFound
    case .queryNotUnderstood, .overLimit, .methodNotFound, .invalidParameters: self = .usage
    case .busy, .timedOut: self = .tryAgain
    case .notAllowed: self = .notAllowed
    case .parseError, .invalidRequest, .internalError, .indexUnusable: self = .failure
    }
  }
}
