import Glibc
public import ShirabeModel

/// Why a call came to nothing.
public enum ClientError: Error, Equatable, Sendable {
  /// Nobody listens at that socket.
  case noDaemon(path: String)
  /// Nobody listens at that socket, and no daemon could be started; the reason is in words.
  case notStarted(path: String, reason: String)
  /// The daemon at that socket serves another index than the one that was named.
  case otherIndex(path: String, served: String, named: String)
  /// The socket or its folder belongs to another user, or others may write to it.
  case notAllowed(path: String)
  /// There can be no socket at that path.
  case unusablePath(SocketPathError)
  /// The daemon closed the connection before it answered.
  case connectionLost(path: String)
  /// The system refused an operation, with this `errno`.
  case system(operation: String, path: String, code: Int32)
  /// What came back is no reply.
  case malformedReply(MalformedReply)
  /// The task that asked was cancelled.
  case cancelled
  /// The daemon answered with an error.
  case refused(ReplyError)
}

extension ClientError: CustomStringConvertible {
  /// What happened, where, and what to do about it.
  public var description: String {
    switch self {
    case .noDaemon(let path):
      "no daemon answers at \(path); give shirabe --start, or start one with: shirabed --index DIR --socket \(path) &"
    case .notStarted(let path, let reason): "no daemon answers at \(path), and none could be started: \(reason)"
    case .otherIndex(let path, let served, let named):
      "the daemon at \(path) serves \(served), not \(named); for that one name another socket with --socket PATH, or "
        + "name no index by --index or SHIRABE_INDEX to ask the daemon that is there"
    case .unusablePath(let error): "\(error)"
    case .notAllowed(let path):
      "\(path) is not yours alone; name the socket of a daemon of your own with --socket PATH"
    case .connectionLost(let path):
      "the daemon at \(path) closed the connection before it answered; see its log, then try again"
    case .system(let operation, let path, let code):
      "\(operation) failed at \(path): \(String(cString: strerror(code))); try again, and see whether shirabe ping succeeds"
    case .malformedReply(let error): "\(error)"
    case .cancelled: "the request was given up, since its task was cancelled"
    case .refused(let error): error.message
    }
  }
}
