public import ShirabeJSON

/// The parameters of `suggest`.
public struct SuggestParameters: Equatable, Sendable {
  /// How many completions may be asked for.
  public static let limits = 1...100

  /// What was typed so far.
  public var prefix: String
  /// The most completions wanted.
  public var limit: Int

  /// Makes parameters, with the contract's defaults.
  public init(prefix: String, limit: Int = 10) {
    self.prefix = prefix
    self.limit = limit
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "suggest", names: ["prefix", "limit"])
    prefix = try reader.requiredString("prefix")
    limit = try reader.integer("limit", in: Self.limits) ?? 10
  }
}

extension SuggestParameters: WireEncodable {
  /// Writes the prefix, and the limit where it is not the default.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("prefix", prefix)
    if limit != 10 { writer.appendMember("limit", limit) }
    writer.endObject()
  }
}
