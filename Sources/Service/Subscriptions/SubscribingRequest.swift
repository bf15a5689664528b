/// The request that a subscription may come from: whose it is, and where its notifications go.
package struct SubscribingRequest: Sendable {
  let subscriber: Subscriber
  let sink: any NotificationSink

  /// Names the connection's subscriptions, and the way to it.
  package init(subscriber: Subscriber, sink: any NotificationSink) {
    self.subscriber = subscriber
    self.sink = sink
  }
}
