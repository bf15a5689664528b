public import ShirabeJSON

/// The parameters of `suggest`.
public struct SuggestParameters: Equatable, Sendable {
  /// How many completions may be asked for.
  public static let limits = 1...100
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
  public init(prefix: String, limit: Int = 10, field: KeywordField? = nil, timeoutMilliseconds: Int? = nil) {
    self.prefix = prefix
    self.limit = limit
    self.field = field
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(
      params, method: "suggest", names: ["prefix", "limit", "field", "timeoutMilliseconds"])
    prefix = try reader.requiredString("prefix")
    guard prefix.utf8.count <= Self.maximumPrefixBytes else {
      throw ParameterError(
        .overLimit,
        "prefix has \(prefix.utf8.count) bytes but may have at most \(Self.maximumPrefixBytes); send its beginning")
    }
    limit = try reader.integer("limit", in: Self.limits) ?? 10
    timeoutMilliseconds = try reader.integer("timeoutMilliseconds", minimum: 1)
    field = try reader.choice("field", of: KeywordField.allCases)
  }
}

extension SuggestParameters: WireEncodable {
  /// Writes the prefix, the limit where it is not the default, and the field where there is one.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("prefix", prefix)
    if limit != 10 { writer.appendMember("limit", limit) }
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
    writer.appendMember("field", field?.rawValue)
    writer.endObject()
  }
}
