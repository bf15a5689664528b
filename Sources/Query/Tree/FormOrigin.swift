/// Where a form of an operand comes from, by a name that explanations show.
///
/// Each rewriter names its own, so that a new one is no case that others would have to learn.
public struct FormOrigin: RawRepresentable, Sendable, Hashable {
  /// The name.
  public let rawValue: String

  /// Takes a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The form is what was written.
  public static let literal = FormOrigin(rawValue: "literal")
}
