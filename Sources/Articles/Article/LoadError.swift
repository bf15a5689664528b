/// An input that was not taken: where it stands, what is wrong with it and what to do.
public struct LoadError: Error, Equatable, Sendable {
  /// Where it stands.
  public let origin: Origin
  /// What is wrong and what to do about it.
  public let error: ArticleError

  /// Makes a refusal.
  public init(origin: Origin, error: ArticleError) {
    self.origin = origin
    self.error = error
  }
}

extension LoadError: CustomStringConvertible {
  /// `path:line: what is wrong; what to do`.
  public var description: String { "\(origin): \(error)" }
}
