/// How a word may go on.
public struct CompletionCandidate: Equatable, Sendable {
  /// The whole word, unquoted.
  public var text: String
  /// What it is, for shells that show that; empty for nothing.
  public var meaning: String

  /// Makes a candidate.
  public init(_ text: String, _ meaning: String = "") {
    self.text = text
    self.meaning = meaning
  }
}
