/// A path no socket can have.
public struct SocketPathError: Error, Equatable, Sendable {
  /// The path.
  public let path: String
  /// What is wrong with it and what to do about it.
  public let reason: String
}

extension SocketPathError: CustomStringConvertible {
  /// The reason and the path.
  public var description: String { "\(reason): \(path)" }
}
