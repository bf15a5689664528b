public import ShirabeJSON

/// The parameters of `unsubscribe`.
public struct UnsubscribeParameters: Equatable, Sendable {
  /// The number that the reply to `subscribe` gave, of this connection.
  public var subscription: Int

  /// Makes parameters.
  public init(subscription: Int) { self.subscription = subscription }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "unsubscribe") }
}

extension UnsubscribeParameters: ParameterList, WireEncodable {
  static var blank: UnsubscribeParameters { UnsubscribeParameters(subscription: 0) }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == UnsubscribeParameters {
    try visitor.required(
      "subscription", \.subscription, .atLeast(1), "The number that the reply to subscribe gave, of this connection.")
  }

  /// Writes `{"subscription":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
