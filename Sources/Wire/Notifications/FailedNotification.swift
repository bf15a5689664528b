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

  init(_ params: JSON) throws(MalformedReply) {
    let members = try MemberReader(params, what: "a notification of a failure")
    subscription = try members.integer("subscription")
    error = try ReplyError(try members.value("error"))
  }
}

extension FailedNotification: WireEncodable {
  /// Writes the params object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("subscription", subscription)
    writer.appendMember("error", error)
    writer.endObject()
  }
}
