/// The request that a subscription may come from: whose it is, and where its notifications go.
struct SubscribingRequest: Sendable {
  let subscriber: Subscriber
  let outlet: NotificationOutlet
}
