import Dispatch
package import ShirabeSearch
import Synchronization

/// The subscriptions of all connections: as long as there are any, a thread of the pool looks now and then whether the index
/// has changed, and if it has, searches for each of them what came since.
///
/// Nothing is read between two looks, and no transaction is open. Whoever keeps the time does nothing else.
package final class SubscriptionBoard: Sendable {
  /// Has a thread with an engine do something for a client, in its turn; false where too much waits.
  package typealias Submission =
    @Sendable (_ client: ObjectIdentifier, _ work: @escaping @Sendable (any SearchEngine) -> Void) -> Bool
  /// Does something after a time, without blocking.
  package typealias Timer = @Sendable (_ time: Duration, _ work: @escaping @Sendable () -> Void) -> Void

  private struct Posted {
    let subscription: Subscription
    /// The connection, which takes turns with others.
    let client: ObjectIdentifier
  }

  private struct State {
    var posted: [ObjectIdentifier: Posted] = [:]
    /// Whether the next look has its time.
    var isTimed = false
    /// Whether a look is under way or waits for a thread.
    var isLooking = false
    var isClosed = false
  }

  /// The most subscriptions in all.
  static let maximumCount = 1024
  /// The time from one look to the next.
  private static let interval = Duration.milliseconds(250)

  let limits: any ServiceLimits
  private let submitWork: Submission
  private let timer: Timer
  private let cancellation = Cancellation()
  private let state = Mutex(State())

  /// Begins without subscriptions.
  package init(_ limits: any ServiceLimits, submit: @escaping Submission, timer: @escaping Timer) {
    self.limits = limits
    submitWork = submit
    self.timer = timer
  }

  /// Takes a subscription of a connection; false where there are too many.
  func add(_ subscription: Subscription, of client: ObjectIdentifier) -> Bool {
    let (isTaken, begins) = state.withLock { state in
      guard state.posted.count < SubscriptionBoard.maximumCount else { return (false, false) }
      state.posted[ObjectIdentifier(subscription)] = Posted(subscription: subscription, client: client)
      defer { state.isTimed = true }
      return (true, !state.isTimed)
    }
    if begins { scheduleLook() }
    return isTaken
  }

  /// Lets go of a subscription.
  func remove(_ subscription: Subscription) {
    // Let go of after the lock, since it may be the last to hold its connection.
    _ = state.withLock { $0.posted.removeValue(forKey: ObjectIdentifier(subscription)) }
  }

  /// Looks no more.
  package func close() {
    state.withLock { $0.isClosed = true }
    cancellation.cancel()
  }

  private func scheduleLook() {
    timer(SubscriptionBoard.interval) { [self] in submitLook() }
  }

  /// Has a thread look, unless one still does, and sets the time of the next look.
  private func submitLook() {
    let (goesOn, looks) = state.withLock { state in
      state.isTimed = !state.posted.isEmpty && !state.isClosed
      guard state.isTimed, !state.isLooking else { return (state.isTimed, false) }
      state.isLooking = true
      return (true, true)
    }
    if looks, !submitWork(ObjectIdentifier(self), { [self] in look(by: $0) }) { endLook() }
    if goesOn { scheduleLook() }
  }

  private func endLook() { state.withLock { $0.isLooking = false } }

  /// Looks what moment the index has come to.
  private func look(by engine: any SearchEngine) {
    defer { endLook() }
    let posted = state.withLock { Array($0.posted.values) }
    let time = RequestTime(askedMilliseconds: nil, from: .now(), limits, cancellation)
    do throws(SearchError) {
      guard let engine = engine as? any ChangeFeed else { throw .unsupported("subscribe") }
      let moment = try engine.moment(until: time.interruption)
      for posted in posted where posted.subscription.begin(at: moment) { submit(posted) }
    } catch {
      for posted in posted { posted.subscription.fail(error) }
    }
  }

  private func submit(_ posted: Posted) {
    let isTaken = submitWork(posted.client) { [self] in
      if posted.subscription.advance(by: $0) { submit(posted) }
    }
    if !isTaken { posted.subscription.giveUp() }
  }
}
