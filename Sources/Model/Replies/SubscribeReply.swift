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
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension SubscribeReply: Modelled, WireEncodable {
  static var noun: String { "the result of subscribe" }
  static var blank: SubscribeReply { SubscribeReply(subscription: 0, moment: .blank) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SubscribeReply {
    try visitor.member("subscription", \.subscription, DaemonNotification.subscriptionFacts)
    try visitor.member("generation", \.moment.generation, "Articles are told that came after it.")
    try visitor.member("indexId", \.moment.toldIndexId, IndexMoment.indexIdText)
  }

  /// Writes the result object.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
