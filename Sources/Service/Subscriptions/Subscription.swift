import Dispatch
import ShirabeModel
import ShirabeSearch
import Synchronization

/// A query whose new matches a connection is told of, and how far it has been told.
///
/// What came since is searched for, a page at a time, and the moment moves on only when all of it has been sent. So nothing
/// is lost while the client takes nothing or the index cannot be read; where the index changes from one page to the next,
/// an article may be told twice.
final class Subscription: Sendable {
  private struct State {
    /// Up to where everything has been told.
    var moment: IndexMoment
    /// What is being told, if it takes more than one notification.
    var pages: Pages?
    /// Whether a search is under way or waits for a thread.
    var isUnderWay = false
    var isEnded = false
    /// The code of the failure that was told last, until a search succeeds.
    var failure: Int?
    /// Failures in a row, and until when no search is made after them.
    var failureCount = 0
    var pauseEnd: DispatchTime?
    /// The most hits in a notification; fewer after one that was too long.
    var limit = MatchNotification.maximumHitCount
  }

  /// How far the matches of one moment have been told.
  private struct Pages {
    /// The moment of the first page.
    var moment: IndexMoment
    /// The id that was told last.
    var after: String
  }

  /// What came of a search.
  private enum Found {
    case result(SearchResult, [UInt8])
    case failure(SearchError, RequestTime)
  }

  /// The longest pause after failures, in seconds.
  private static let longestPauseSeconds = 32

  /// Its number on the connection.
  let number: Int
  private let parameters: SubscribeParameters
  private let sink: any NotificationSink
  private let limits: any ServiceLimits
  private let cancellation = Cancellation()
  private let state: Mutex<State>

  /// Makes a subscription of what comes after a moment, whose reply goes before its notifications.
  init(
    number: Int, _ parameters: SubscribeParameters, since moment: IndexMoment, _ sink: any NotificationSink,
    _ limits: any ServiceLimits
  ) {
    self.number = number
    self.parameters = parameters
    self.sink = sink
    self.limits = limits
    state = Mutex(State(moment: moment))
  }

  /// Ends it: no notification is sent from now on.
  func end() {
    state.withLock { $0.isEnded = true }
    cancellation.cancel()
  }

  /// Takes the subscription for a search if there is something to search for and room to tell of it.
  ///
  /// - Parameter present: The moment that the index has come to.
  func begin(at present: IndexMoment) -> Bool {
    state.withLock { state in
      guard !state.isEnded, !state.isUnderWay else { return false }
      guard state.pages != nil || state.moment != present else {
        // The index can be read, so that another failure is news.
        (state.failure, state.failureCount, state.pauseEnd) = (nil, 0, nil)
        return false
      }
      if let pauseEnd = state.pauseEnd, DispatchTime.now() < pauseEnd { return false }
      guard sink.hasRoom() else { return false }
      state.isUnderWay = true
      return true
    }
  }

  /// Lets go of the subscription where the search could not be made.
  func giveUp() { state.withLock { $0.isUnderWay = false } }

  /// Searches for a page of what came since and tells it.
  ///
  /// - Returns: Whether there is more to be told at once; it is taken then for the next search.
  func advance(by engine: any SearchEngine) -> Bool {
    let (moment, pages, limit) = state.withLock { ($0.moment, $0.pages, $0.limit) }
    let found = search(moment, pages, limit, engine)
    return state.withLock { state in
      guard !state.isEnded else { return false }
      state.isUnderWay = take(found, &state)
      return state.isUnderWay
    }
  }

  /// Tells that the index cannot be read, unless that has been told.
  func fail(_ error: SearchError) {
    let time = RequestTime(askedMilliseconds: nil, from: .now(), limits, cancellation)
    state.withLock { state in
      if !state.isEnded { tell(ReplyError(error, time), &state) }
    }
  }

  private func search(
    _ moment: IndexMoment, _ pages: Pages?, _ limit: Int, _ engine: any SearchEngine
  ) -> Found {
    var page = parameters.page
    (page.limit, page.sort, page.after) = (limit, .id, pages?.after)
    // What alone is too long for a notification is told by its id.
    if limit == 0 { (page.limit, page.fields, page.snippets) = (1, [.id], nil) }
    let time = RequestTime(
      askedMilliseconds: parameters.page.timeoutMilliseconds, from: .now(), limits, cancellation)
    do throws(SearchError) {
      let query = try SearchQuery(parameters.query, match: parameters.match)
      let request = SearchRequest(query, page: HitPage(page), since: moment)
      let result = try engine.search(request, until: time.interruption)
      let resumed = result.next == nil ? pages?.moment ?? result.moment : moment
      let notification = MatchNotification(
        subscription: number, moment: resumed, hits: SearchReply(result, page: page).hits,
        total: result.total)
      return .result(result, notification.hits.isEmpty ? [] : DaemonNotification.match(notification).line)
    } catch {
      return .failure(error, time)
    }
  }

  /// Tells what was found and moves on; true where there is more.
  private func take(_ found: Found, _ state: inout State) -> Bool {
    switch found {
    case .result(let result, let line):
      if line.count - 1 > limits.maximumReplyBytes, state.limit > 0 {
        state.limit /= 2
        return true
      }
      guard line.isEmpty || sink.send(line) else { return false }
      (state.failure, state.failureCount, state.pauseEnd) = (nil, 0, nil)
      state.limit = MatchNotification.maximumHitCount
      let moment = state.pages?.moment ?? result.moment
      state.pages = result.next.map { Pages(moment: moment, after: $0) }
      if state.pages == nil { state.moment = moment }
      return state.pages != nil
    case .failure(.history(_, let present), _):
      let beginning = IndexMoment.beginning(of: present.indexId)
      let notification = RebuiltNotification(subscription: number, moment: beginning)
      guard sink.send(DaemonNotification.rebuilt(notification).line) else { return false }
      (state.moment, state.pages) = (beginning, nil)
      return true
    case .failure(let error, let time):
      tell(ReplyError(error, time), &state)
      let pauseSeconds = min(1 << min(state.failureCount, 10), Subscription.longestPauseSeconds)
      state.failureCount += 1
      state.pauseEnd = .now() + .seconds(pauseSeconds)
      return false
    }
  }

  private func tell(_ error: ReplyError, _ state: inout State) {
    guard state.failure != error.code else { return }
    let notification = FailedNotification(subscription: number, error: error)
    if sink.send(DaemonNotification.failed(notification).line) { state.failure = error.code }
  }
}
