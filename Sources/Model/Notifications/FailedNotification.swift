public import ShirabeJSON

/// What came since could not be searched for a subscription. The daemon goes on trying, and nothing is lost meanwhile.
public struct FailedNotification: Equatable, Sendable {
  /// The number of the subscription.
  public var subscription: Int
  /// What the same search would be answered.
  public var error: ReplyError

  /// Makes a notification.
  public init(subscription: Int, error: ReplyError) {
    self.subscription = subscription
    self.error = error
  }
}

extension FailedNotification: Modelled, WireEncodable {
  static var noun: String { "a notification of a failure" }
  static var blank: FailedNotification { FailedNotification(subscription: 0, error: ReplyError(code: 0, message: "")) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == FailedNotification {
    try visitor.member("subscription", \.subscription, DaemonNotification.subscriptionFacts)
    try visitor.member("error", \.error)
  }

  /// Writes the params object.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
