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
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(prefix: String, limit: Int = 10, timeoutMilliseconds: Int? = nil) {
    self.prefix = prefix
    self.limit = limit
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "suggest", names: ["prefix", "limit", "timeoutMilliseconds"])
    prefix = try reader.requiredString("prefix")
    guard prefix.utf8.count <= Self.maximumPrefixBytes else {
      throw ParameterError(
        .overLimit,
        "prefix has \(prefix.utf8.count) bytes but may have at most \(Self.maximumPrefixBytes); send its beginning")
    }
    limit = try reader.integer("limit", in: Self.limits) ?? 10
    timeoutMilliseconds = try reader.integer("timeoutMilliseconds", minimum: 1)
  }
}

extension SuggestParameters: WireEncodable {
  /// Writes the prefix, and the limit where it is not the default.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("prefix", prefix)
    if limit != 10 { writer.appendMember("limit", limit) }
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
    writer.endObject()
  }
}
