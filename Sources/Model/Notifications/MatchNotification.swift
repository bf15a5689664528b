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
}

extension MatchNotification: Modelled, WireEncodable {
  static var noun: String { "a notification of matches" }
  static var blank: MatchNotification { MatchNotification(subscription: 0, moment: .blank, hits: [], total: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == MatchNotification {
    try visitor.member("subscription", \.subscription, DaemonNotification.subscriptionFacts)
    try visitor.member(
      "generation", \.moment.generation, "What to pass as since to go on after this notification.")
    try visitor.member("indexId", \.moment.toldIndexId, IndexMoment.indexIdText)
    try visitor.member(
      "hits", \.hits, MemberFacts(minimumCount: 1, maximumCount: MatchNotification.maximumHitCount))
    try visitor.member(
      "total", \.total,
      MemberFacts(
        "How many came since and match, those of other notifications of the moment included.", minimum: 1))
  }

  /// Writes the params object.
  ///
  /// - Complexity: O(bytes of the hits).
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
