import Dispatch
import Foundation
import ShirabeSearch
import Synchronization

/// A fixed number of threads, each with an engine of its own, a bounded line of work that waits for them, and sockets that
/// bring them work without anybody in between.
///
/// SQLite blocks, so it runs neither on an event loop nor on Swift's cooperative threads. The line as a whole and each
/// socket take turns.
final class SearchPool: Sendable {
  typealias Work = @Sendable (any SearchEngine) -> Void
  /// Answers what has come to a socket; false if there was nothing to answer.
  typealias Service = @Sendable (any SearchEngine) -> Bool

  /// How long work may wait for a thread.
  struct QueueDeadline: Sendable {
    /// When the wait is over; found out only for what has waited for some time.
    let end: @Sendable () -> DispatchTime
    /// Does what is to be done then, in place of the work.
    let expire: @Sendable () -> Void
  }

  /// Work in the line.
  private struct Waiting: Sendable {
    let number: UInt64
    let work: Work
    let deadline: QueueDeadline?
  }

  /// A socket that threads read from.
  private struct Watched {
    let descriptor: Int32
    let service: Service
    let reclaim: @Sendable () -> Void
  }

  /// A socket that is watched.
  struct Watch: Sendable {
    fileprivate let descriptor: Int32
    fileprivate let number: UInt64
  }

  private struct State {
    /// While something waits here, a wakeup is under way or a thread is about to take something out.
    var waiting = FairLine<ObjectIdentifier, Waiting>()
    var submissionCount: UInt64 = 0
    /// Whether nobody looks after the line, since nothing has waited in it for some time.
    var isUnpolled = false
    var isClosed = false
    /// The watched sockets and what serves them, by the numbers of their watches.
    var watched: [UInt64: Watched] = [:]
    /// How many threads are at work, and since when all are.
    var busyCount = 0
    var allBusySince: DispatchTime?
    var watchCount: UInt64 = 0
  }

  /// For how long a thread that has answered looks for the next request of the same client before it sleeps. To be woken
  /// takes some 50 µs where the processor has gone to sleep as well, half of what most searches take.
  private static let lookingNanoseconds: UInt64 = 100_000
  /// How often the line is looked after while something waits in it.
  private static let pollingMicroseconds: UInt32 = 10_000
  /// So many times in a row nothing waits before nobody looks any more.
  private static let idleRounds = 100
  /// Threads get a stack as large as a program's own.
  static let stackByteCount = 8 << 20

  /// All threads have been at work for so long that nobody reads what has come to watched sockets.
  private static let busyNanoseconds: UInt64 = 10_000_000

  private let capacity: Int
  private let threadCount: Int
  private let poller: EventPoller
  private let state = Mutex(State())
  /// Wakes the thread that looks after the line.
  private let queueWakeup = DispatchSemaphore(value: 0)

  /// Opens the engines and starts the threads.
  ///
  /// - Parameters:
  ///   - threadCount: How many searches run at once.
  ///   - capacity: How many more may wait.
  ///   - poller: What the threads wait for.
  init(
    _ source: any EngineSource, threadCount: Int, capacity: Int, poller: EventPoller
  ) throws(EngineFailure) {
    self.capacity = capacity
    self.threadCount = threadCount
    self.poller = poller
    var engines: [any SearchEngine] = []
    for _ in 0..<threadCount { engines.append(try source.openEngine()) }
    for (number, engine) in engines.enumerated() {
      nonisolated(unsafe) let engine = engine  // Handed over to its thread here, and used nowhere else.
      let thread = Thread { [self] in run(engine) }
      thread.name = "search \(number)"
      thread.stackSize = SearchPool.stackByteCount
      thread.start()
    }
    let queuePoller = Thread { [self] in pollQueue() }
    queuePoller.name = "line"
    queuePoller.start()
  }

  /// Puts work in the line, where the clients take turns; false if the line is full.
  ///
  /// - Parameter deadline: How long it may wait; nil for as long as it takes.
  func submit(of client: ObjectIdentifier, deadline: QueueDeadline? = nil, _ work: @escaping Work) -> Bool {
    let (isTaken, isFirst, needsPolling) = state.withLock { state in
      guard state.waiting.count < capacity, !state.isClosed else { return (false, false, false) }
      state.submissionCount += 1
      state.waiting.append(Waiting(number: state.submissionCount, work: work, deadline: deadline), of: client)
      defer { state.isUnpolled = false }
      return (true, state.waiting.count == 1, state.isUnpolled)
    }
    if isFirst { poller.wakeUp() }
    if needsPolling { queueWakeup.signal() }
    return isTaken
  }

  /// Has a socket served whenever something has come to it, by one thread at a time, and now and then where nothing has come.
  /// Nil where no more sockets can be watched.
  ///
  /// - Parameter reclaim: Called, perhaps several times, when all threads are busy for longer, and somebody else has to read.
  func watch(
    _ descriptor: Int32, reclaim: @escaping @Sendable () -> Void, _ service: @escaping Service
  ) -> Watch? {
    let number = state.withLock { state in
      state.watchCount += 1
      state.watched[state.watchCount] = Watched(descriptor: descriptor, service: service, reclaim: reclaim)
      return state.watchCount
    }
    let watch = Watch(descriptor: descriptor, number: number)
    guard poller.add(descriptor, number: number) else {
      unwatch(watch)
      return nil
    }
    return watch
  }

  /// Ends a watch; what has begun goes on.
  func unwatch(_ watch: Watch) {
    // From here on it is not armed any more, by a number that may be another socket's soon. The service is let go of after
    // the lock, since it may be the last to hold what has locks of its own.
    _ = state.withLock { $0.watched.removeValue(forKey: watch.number) }
    poller.remove(watch.descriptor)
  }

  /// Lets the threads end when the line is empty.
  func close() {
    state.withLock { $0.isClosed = true }
    poller.wakeUp()
    queueWakeup.signal()
  }

  private func run(_ engine: any SearchEngine) {
    var event = poller.next()
    while true {
      switch event {
      case .socket(let number): event = serve(number, engine) ?? poller.next()
      case .wakeup:
        let (work, wakesOthers) = takeFirst()
        if wakesOthers { poller.wakeUp() }
        if let work {
          begin()
          work(engine)
          state.withLock { SearchPool.end(&$0) }
        }
        // The line is empty and yet others are woken: the pool is closed.
        if work == nil, wakesOthers { return }
        event = poller.next()
      }
    }
  }

  /// Serves a watched socket, and as long as its client asks on at once; whatever else has come goes first, and is returned.
  private func serve(_ number: UInt64, _ engine: any SearchEngine) -> EventPoller.Event? {
    guard let service = state.withLock({ $0.watched[number]?.service }) else { return nil }
    defer {
      state.withLock { state in
        if let watched = state.watched[number] { poller.arm(watched.descriptor, number: number) }
      }
    }
    var end: UInt64 = 0
    while true {
      begin()
      let hasAnswered = service(engine)
      state.withLock { SearchPool.end(&$0) }
      if hasAnswered {
        end = DispatchTime.now().uptimeNanoseconds + SearchPool.lookingNanoseconds
      } else if DispatchTime.now().uptimeNanoseconds >= end {
        return nil
      }
      if let other = poller.poll() { return other }
    }
  }

  /// Notes that a thread goes to work.
  private func begin() {
    let needsPolling = state.withLock { state in
      state.busyCount += 1
      guard state.busyCount == threadCount else { return false }
      state.allBusySince = .now()
      defer { state.isUnpolled = false }
      return state.isUnpolled
    }
    if needsPolling { queueWakeup.signal() }
  }

  /// Notes that a thread has done its work.
  private static func end(_ state: inout State) {
    state.busyCount -= 1
    state.allBusySince = nil
  }

  /// Takes the first work of the line, and tells whether another thread must be woken: for the rest of it, or for the other
  /// threads to end too.
  private func takeFirst() -> (work: Work?, wakesOthers: Bool) {
    state.withLock { state in
      let work = state.waiting.popFirst()
      return (work?.work, state.waiting.count > 0 || state.isClosed)
    }
  }

  /// Takes out of the line what has waited too long, as long as the pool is open: the threads may all be busy for longer.
  private func pollQueue() {
    var ends: [UInt64: DispatchTime] = [:]
    var (lastSeen, idleRounds): (UInt64, Int) = (0, 0)
    while true {
      let (waiting, busySince, isClosed) = state.withLock { ($0.waiting.elements, $0.allBusySince, $0.isClosed) }
      if isClosed { return }
      idleRounds = waiting.isEmpty && busySince == nil ? idleRounds + 1 : 0
      if let busySince, busySince.uptimeNanoseconds + SearchPool.busyNanoseconds < DispatchTime.now().uptimeNanoseconds
      {
        // What they are asked is to wait in the line, where its time counts.
        for socket in state.withLock({ Array($0.watched.values) }) { socket.reclaim() }
      }
      if idleRounds > SearchPool.idleRounds,
        state.withLock({ state in
          state.isUnpolled = state.waiting.count == 0 && state.allBusySince == nil && !state.isClosed
          return state.isUnpolled
        })
      {
        queueWakeup.wait()
        idleRounds = 0
      }
      // Most of what waits is gone at the next look, and to find out how long it may wait is to read its line.
      let stale = waiting.filter { $0.number <= lastSeen }
      lastSeen = waiting.reduce(lastSeen) { max($0, $1.number) }
      expire(stale, &ends)
      usleep(SearchPool.pollingMicroseconds)
    }
  }

  /// Takes out of the line what has waited too long of what has been in it for some time.
  private func expire(_ waiting: [Waiting], _ ends: inout [UInt64: DispatchTime]) {
    var known: [UInt64: DispatchTime] = [:]
    for work in waiting { known[work.number] = ends[work.number] ?? work.deadline?.end() }
    ends = known
    let now = DispatchTime.now()
    let late = waiting.filter { known[$0.number].map { $0 <= now } ?? false }
    guard !late.isEmpty else { return }
    let numbers = Set(late.map(\.number))
    var given: Set<UInt64> = []
    state.withLock { state in
      // A thread may have taken it meanwhile.
      state.waiting.removeAll { work in
        guard numbers.contains(work.number) else { return false }
        given.insert(work.number)
        return true
      }
    }
    for work in late where given.contains(work.number) { work.deadline?.expire() }
  }
}
