/// A reply that is not what the protocol promises, as from another program on that socket or another version.
public struct MalformedReply: Error, Equatable, Sendable {
  /// What is wrong with it, in plain words.
  public let reason: String

  /// Makes an error.
  public init(reason: String) { self.reason = reason }
}

extension MalformedReply: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    "the reply cannot be read (\(reason)); is it shirabed, of this version, that answers at that socket?"
  }
}
