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
    moment = IndexMoment(try members.integer("generation"), indexId: try members.string("indexId"))
  }
}

extension SubscribeReply: WireEncodable {
  /// Writes the result object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("subscription", subscription)
    writer.appendMember("generation", moment.generation)
    writer.appendMember("indexId", moment.indexId)
    writer.endObject()
  }
}
