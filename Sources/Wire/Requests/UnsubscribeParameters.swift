public import ShirabeJSON

/// The parameters of `unsubscribe`.
public struct UnsubscribeParameters: Equatable, Sendable {
  /// The number that the reply to `subscribe` gave, of this connection.
  public var subscription: Int

  /// Makes parameters.
  public init(subscription: Int) { self.subscription = subscription }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(params, method: "unsubscribe", names: ["subscription"])
    guard let number = try reader.integer("subscription", minimum: 1) else {
      throw ParameterError(.invalidParameters, "subscription is missing; it must be a whole number of at least 1")
    }
    subscription = number
  }
}

extension UnsubscribeParameters: WireEncodable {
  /// Writes `{"subscription":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("subscription", subscription)
    writer.endObject()
  }
}
