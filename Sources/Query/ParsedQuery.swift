/// A query in the language of `match: all`, read.
public struct ParsedQuery: Sendable, Equatable {
  /// What is asked for.
  public let root: QueryNode
  /// What was left out of the query and why, in plain words.
  public let notes: [String]
  /// Whether the query has no `-`, NOT, OR, group or field, so that it may be searched as a bag of tokens where all of
  /// them together find nothing.
  public let isPlain: Bool

  /// Most bytes of a query, UTF-8.
  public static let maximumByteCount = 4096
  /// Most operands of a query, as written.
  public static let maximumOperandCount = 64
  /// Most levels of brackets.
  public static let maximumDepth = 16
  /// Most tokens that may be allowed between neighbours of a NEAR.
  public static let maximumNearGap = 1000
  /// Most parts of a NEAR.
  public static let maximumNearPartCount = 8
}
