import ShirabeModel
import ShirabeSearch
import Synchronization

/// The subscriptions of one connection.
package final class Subscriber: Sendable {
  private struct State {
    var subscriptions: [Int: Subscription] = [:]
    var lastNumber = 0
    var isClosed = false
  }

  /// The most subscriptions of a connection.
  static let maximumCount = 16

  private let board: SubscriptionBoard
  private let state = Mutex(State())

  /// Begins without subscriptions.
  package init(_ board: SubscriptionBoard) { self.board = board }

  /// Begins to tell of what comes after a moment, and gives the number of the subscription. Where the client has ended its
  /// sending, the connection ends with the replies, and nothing is told.
  ///
  /// - Throws: −32002 or −32004 where there are too many.
  func subscribe(
    _ parameters: SubscribeParameters, since moment: IndexMoment, by request: SubscribingRequest
  ) throws(ReplyError) -> Int {
    let number = try state.withLock { state throws(ReplyError) in
      guard state.subscriptions.count < Subscriber.maximumCount else {
        throw ReplyError(
          .overLimit,
          message:
            "there are \(Subscriber.maximumCount) subscriptions on this connection; end one by unsubscribe, or open "
            + "another connection")
      }
      state.lastNumber += 1
      guard !state.isClosed else { return state.lastNumber }
      let subscription = Subscription(
        number: state.lastNumber, parameters, since: moment, request.sink, board.limits)
      guard board.add(subscription, of: ObjectIdentifier(self)) else {
        throw ReplyError(
          .busy, message: "there are \(SubscriptionBoard.maximumCount) subscriptions; try again when others have ended")
      }
      state.subscriptions[state.lastNumber] = subscription
      return state.lastNumber
    }
    return number
  }

  /// Ends a subscription; false where there is none of that number.
  func unsubscribe(_ number: Int) -> Bool {
    guard let subscription = state.withLock({ $0.subscriptions.removeValue(forKey: number) }) else { return false }
    board.remove(subscription)
    subscription.end()
    return true
  }

  /// Ends all subscriptions, and those that are begun from now on.
  package func close() {
    let subscriptions = state.withLock { state in
      state.isClosed = true
      defer { state.subscriptions = [:] }
      return Array(state.subscriptions.values)
    }
    for subscription in subscriptions {
      board.remove(subscription)
      subscription.end()
    }
  }
}
