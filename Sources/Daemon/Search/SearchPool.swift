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

  /// A socket that is watched.
  struct Watch: Sendable {
    fileprivate let descriptor: Int32
    fileprivate let number: UInt64
  }

  private struct State {
    /// While something waits here, the bell rings or a thread is about to take something out.
    var waiting = FairLine<ObjectIdentifier, Work>()
    var isClosed = false
    /// The work for each watched socket, by the number of its watch.
    var watched: [UInt64: Work] = [:]
    var watchCount: UInt64 = 0
  }

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

  /// Does work whenever something has come to a socket, perhaps on several threads at once, and perhaps once where nothing
  /// has come. The work must read all that is there. Nil where no more sockets can be watched.
  func watch(_ descriptor: Int32, _ work: @escaping Work) -> Watch? {
    let number = state.withLock { state in
      state.watchCount += 1
      state.watched[state.watchCount] = work
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
    ready.remove(watch.descriptor)
    // The work is let go of after the lock, since it may be the last to hold what has locks of its own.
    _ = state.withLock { $0.watched.removeValue(forKey: watch.number) }
  }

  /// Lets the threads end when the line is empty.
  func close() {
    state.withLock { $0.isClosed = true }
    ready.ring()
  }

  private func run(_ searcher: any Searcher) {
    while true {
      switch ready.next() {
      case .socket(let number):
        let work = state.withLock { $0.watched[number] }
        work?(searcher)
      case .bell:
        let (work, ringsOn) = takeFirst()
        if ringsOn { ready.ring() }
        work?(searcher)
        // The line is empty and yet the bell rings on: the pool is closed.
        if work == nil, ringsOn { return }
      }
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
