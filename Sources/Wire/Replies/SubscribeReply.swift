public import ShirabeJSON

/// The result of `subscribe`.
public struct SubscribeReply: Equatable, Sendable {
  /// What notifications call the subscription, on this connection.
  public var subscription: Int
  /// The moment after which articles are told; it has the id of the index.
  public var moment: IndexMoment

  /// Makes a result.
  public init(subscription: Int, moment: IndexMoment) {
    self.subscription = subscription
    self.moment = moment
  }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of subscribe")
    subscription = try members.integer("subscription")
    moment = try IndexMoment(members)
  }
}

extension SubscribeReply: WireEncodable {
  /// Writes the result object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("subscription", subscription)
    moment.encodeMembers(into: &writer)
    writer.endObject()
  }
}
