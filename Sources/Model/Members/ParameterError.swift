/// A parameter that cannot be used, and what could.
public struct ParameterError: Error, Equatable, Sendable {
  /// The code of the error reply: `invalidParameters`, or `overLimit` where only the size is wrong.
  public let code: ErrorCode
  /// What is wrong, with the member's name and the values allowed.
  public let reason: String

  /// Makes an error.
  public init(_ code: ErrorCode = .invalidParameters, _ reason: String) {
    self.code = code
    self.reason = reason
  }
}
