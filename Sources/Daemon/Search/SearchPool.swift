import Dispatch
import Foundation
import ShirabeIndex
import Synchronization

/// A fixed number of threads, each with a searcher of its own, a bounded line of work that waits for them, and sockets that
/// bring them work without anybody in between.
///
/// SQLite blocks, so it runs neither on an event loop nor on Swift's cooperative threads. The line as a whole and each
/// socket take turns.
final class SearchPool: Sendable {
  typealias Work = @Sendable (any Searcher) -> Void
  /// Answers what has come to a socket; false if there was nothing to answer.
  typealias Service = @Sendable (any Searcher) -> Bool

  /// A socket that is watched.
  struct Watch: Sendable {
    fileprivate let descriptor: Int32
    fileprivate let number: UInt64
  }

  private struct State {
    /// While something waits here, the bell rings or a thread is about to take something out.
    var waiting = FairLine<ObjectIdentifier, Work>()
    var isClosed = false
    /// The watched sockets and what serves them, by the numbers of their watches.
    var watched: [UInt64: (descriptor: Int32, service: Service)] = [:]
    var watchCount: UInt64 = 0
  }

  /// For how long a thread that has answered looks for the next request of the same client before it sleeps. To be woken
  /// takes some 50 µs where the processor has gone to sleep as well, half of what most searches take.
  private static let lookingNanoseconds: UInt64 = 100_000
  /// Threads get a stack as large as a program's own.
  private static let stackByteCount = 8 << 20

  private let capacity: Int
  private let ready: ReadyList
  private let state = Mutex(State())

  /// Opens the searchers and starts the threads.
  ///
  /// - Parameters:
  ///   - threadCount: How many searches run at once.
  ///   - capacity: How many more may wait.
  ///   - ready: What the threads wait for.
  init(
    _ source: any SearcherSource, threadCount: Int, capacity: Int, ready: ReadyList
  ) throws(IndexError) {
    self.capacity = capacity
    self.ready = ready
    var searchers: [any Searcher] = []
    for _ in 0..<threadCount { searchers.append(try source.openSearcher()) }
    for (number, searcher) in searchers.enumerated() {
      nonisolated(unsafe) let searcher = searcher  // Handed over to its thread here, and used nowhere else.
      let thread = Thread { [self] in run(searcher) }
      thread.name = "search \(number)"
      thread.stackSize = SearchPool.stackByteCount
      thread.start()
    }
  }

  /// Puts work in the line, where the clients take turns; false if the line is full.
  func submit(of client: ObjectIdentifier, _ work: @escaping Work) -> Bool {
    let (isTaken, isFirst) = state.withLock { state in
      guard state.waiting.count < capacity, !state.isClosed else { return (false, false) }
      state.waiting.append(work, of: client)
      return (true, state.waiting.count == 1)
    }
    if isFirst { ready.ring() }
    return isTaken
  }

  /// Has a socket served whenever something has come to it, by one thread at a time, and now and then where nothing has come.
  /// Nil where no more sockets can be watched.
  func watch(_ descriptor: Int32, _ service: @escaping Service) -> Watch? {
    let number = state.withLock { state in
      state.watchCount += 1
      state.watched[state.watchCount] = (descriptor, service)
      return state.watchCount
    }
    let watch = Watch(descriptor: descriptor, number: number)
    guard ready.add(descriptor, number: number) else {
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
    ready.remove(watch.descriptor)
  }

  /// Lets the threads end when the line is empty.
  func close() {
    state.withLock { $0.isClosed = true }
    ready.ring()
  }

  private func run(_ searcher: any Searcher) {
    var event = ready.next()
    while true {
      switch event {
      case .socket(let number): event = serve(number, searcher) ?? ready.next()
      case .bell:
        let (work, ringsOn) = takeFirst()
        if ringsOn { ready.ring() }
        work?(searcher)
        // The line is empty and yet the bell rings on: the pool is closed.
        if work == nil, ringsOn { return }
        event = ready.next()
      }
    }
  }

  /// Serves a watched socket, and as long as its client asks on at once; whatever else has come goes first, and is returned.
  private func serve(_ number: UInt64, _ searcher: any Searcher) -> ReadyList.Event? {
    guard let service = state.withLock({ $0.watched[number]?.service }) else { return nil }
    defer {
      state.withLock { state in
        if let watched = state.watched[number] { ready.arm(watched.descriptor, number: number) }
      }
    }
    var end: UInt64 = 0
    while true {
      if service(searcher) {
        end = DispatchTime.now().uptimeNanoseconds + SearchPool.lookingNanoseconds
      } else if DispatchTime.now().uptimeNanoseconds >= end {
        return nil
      }
      if let other = ready.poll() { return other }
    }
  }

  /// Takes the first work of the line, and tells whether the bell must ring on: for the rest of it, or for the other
  /// threads to end too.
  private func takeFirst() -> (work: Work?, ringsOn: Bool) {
    state.withLock { state in
      let work = state.waiting.popFirst()
      return (work, state.waiting.count > 0 || state.isClosed)
    }
  }
}
