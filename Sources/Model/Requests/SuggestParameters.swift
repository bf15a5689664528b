public import ShirabeJSON

/// The parameters of `suggest`.
public struct SuggestParameters: Equatable, Sendable {
  /// How many completions may be asked for.
  public static let limits = 1...100
  /// How many completions are told where nothing else is asked for.
  public static let defaultLimit = 10
  /// The longest prefix, in bytes of UTF-8: more than anybody types.
  public static let maximumPrefixBytes = 4 << 10

  /// What was typed so far.
  public var prefix: String
  /// The most completions wanted.
  public var limit: Int
  /// Whose values are wanted instead of words and titles; then the prefix may be empty.
  public var field: KeywordField?
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(
    prefix: String, limit: Int = SuggestParameters.defaultLimit, field: KeywordField? = nil,
    timeoutMilliseconds: Int? = nil
  ) {
    self.prefix = prefix
    self.limit = limit
    self.field = field
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  ///
  /// - Throws: ``ParameterError``, of code `overLimit` where the prefix is too long.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "suggest") }
}

extension SuggestParameters: ParameterList, WireEncodable {
  static var blank: SuggestParameters { SuggestParameters(prefix: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SuggestParameters {
    try visitor.required(
      "prefix", \.prefix, TextLimits(maximumBytes: maximumPrefixBytes, advice: "send its beginning"),
      "What was typed so far; at most 4096 bytes of UTF-8.")
    try visitor.optional("limit", \.limit, .from(limits), "The most completions wanted.")
    try visitor.optional(
      "field", \.field, "Whose values are wanted instead of words and titles; then the prefix may be empty.")
    try visitor.optional("timeoutMilliseconds", \.timeoutMilliseconds, .atLeast(1), ParameterText.time)
  }

  /// Writes the prefix, and the members that differ from the defaults.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
