/// Why a text is not JSON.
public struct JSONError: Error, Equatable, Sendable {
  /// Where, in bytes from the start of the text.
  public let offset: Int
  /// What is wrong there, in plain words.
  public let reason: String

  /// Makes an error.
  public init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }
}

extension JSONError: CustomStringConvertible {
  /// The place and the reason in one line.
  public var description: String { "byte \(offset): \(reason)" }
}
