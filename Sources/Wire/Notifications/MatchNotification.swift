public import ShirabeJSON

/// Articles that match a subscription and were added or changed after the moment that it had come to.
public struct MatchNotification: Equatable, Sendable {
  /// The most hits in one notification; where there are more, others follow.
  public static let maximumHitCount = 100

  /// The number of the subscription.
  public var subscription: Int
  /// What to subscribe again with to go on after this notification: the moment that was searched, or, where others of the
  /// same moment follow, the one before, so that none is lost.
  public var moment: IndexMoment
  /// The articles, in the order of ids.
  public var hits: [SearchHit]
  /// How many articles match that came since, those of other notifications of the same moment included.
  public var total: Int

  /// Makes a notification.
  public init(subscription: Int, moment: IndexMoment, hits: [SearchHit], total: Int) {
    self.subscription = subscription
    self.moment = moment
    self.hits = hits
    self.total = total
  }

  init(_ params: JSON, offsetUnit: OffsetUnit) throws(MalformedReply) {
    let members = try MemberReader(params, what: "a notification of matches")
    subscription = try members.integer("subscription")
    moment = try IndexMoment(members)
    hits = try members.values("hits") { value throws(MalformedReply) in
      try SearchHit(value, offsetUnit: offsetUnit)
    }
    total = try members.integer("total")
  }
}

extension MatchNotification: WireEncodable {
  /// Writes the params object.
  ///
  /// - Complexity: O(bytes of the hits).
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("subscription", subscription)
    moment.encodeMembers(into: &writer)
    writer.appendMember("hits", hits)
    writer.appendMember("total", total)
    writer.endObject()
  }
}
