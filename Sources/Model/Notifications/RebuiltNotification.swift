public import ShirabeJSON

/// The index that a subscription is about was made anew, or set back; all of it that matches is told from here on.
public struct RebuiltNotification: Equatable, Sendable {
  /// The number of the subscription.
  public var subscription: Int
  /// The beginning of the index that there is now.
  public var moment: IndexMoment

  /// Makes a notification.
  public init(subscription: Int, moment: IndexMoment) {
    self.subscription = subscription
    self.moment = moment
  }
}

extension RebuiltNotification: Modelled, WireEncodable {
  static var noun: String { "a notification of another index" }
  static var blank: RebuiltNotification { RebuiltNotification(subscription: 0, moment: .blank) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == RebuiltNotification {
    try visitor.member("subscription", \.subscription, DaemonNotification.subscriptionFacts)
    try visitor.member("generation", \.moment.generation)
    try visitor.member("indexId", \.moment.toldIndexId, IndexMoment.indexIdText)
  }

  /// Writes the params object.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
