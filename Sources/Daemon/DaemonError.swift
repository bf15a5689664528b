/// Why the daemon cannot start: what happened, where, and what to do about it.
public struct DaemonError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder concerned.
  public let path: String
  /// What happened and what to do about it.
  public let message: String
  /// Whether the socket has another daemon, which is alive.
  public let isTaken: Bool

  init(path: String, message: String, isTaken: Bool = false) {
    self.path = path
    self.message = message
    self.isTaken = isTaken
  }

  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}
