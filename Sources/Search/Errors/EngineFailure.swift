/// Why an engine cannot answer whatever it is asked: what happened, where, and what to do about it.
public struct EngineFailure: Error, Hashable, Sendable {
  /// What kind of failure it is, for protocol codes and for whoever decides whether to try again.
  public enum Kind: Sendable {
    /// There is nothing to search, or something that this engine cannot use; it lasts until somebody mends it.
    case unusable
    /// What is searched is of another format or of other text rules than this program's; to begin anew mends nothing, an upgrade
    /// does, and the engine goes on with what is there then.
    case otherFormat
    /// Something else is being done with what is searched; it passes by itself.
    case busy
    /// The search takes more memory than there is for it; a smaller one may be answered.
    case overMemory
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What of the engine is concerned, as whoever runs it knows it: to be read by people, and by nothing else.
  public let place: String
  /// What happened and what to do about it, in plain words.
  public let message: String

  /// Makes a failure.
  public init(_ kind: Kind, place: String, message: String) {
    self.kind = kind
    self.place = place
    self.message = message
  }
}

extension EngineFailure: CustomStringConvertible {
  /// The place and the message.
  public var description: String { "\(place): \(message)" }
}
