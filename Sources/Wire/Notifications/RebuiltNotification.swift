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

  init(_ params: JSON) throws(MalformedReply) {
    let members = try MemberReader(params, what: "a notification of another index")
    subscription = try members.integer("subscription")
    moment = try IndexMoment(members)
  }
}

extension RebuiltNotification: WireEncodable {
  /// Writes the params object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("subscription", subscription)
    moment.encodeMembers(into: &writer)
    writer.endObject()
  }
}
