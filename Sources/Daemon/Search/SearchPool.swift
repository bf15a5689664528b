import Dispatch
import Foundation
import ShirabeIndex
import Synchronization

/// A fixed number of threads, each with a searcher of its own, and a bounded line of work that waits for them.
///
/// SQLite blocks, so it runs neither on an event loop nor on Swift's cooperative threads.
final class SearchPool: Sendable {
  typealias Work = @Sendable (any Searcher) -> Void

  private struct State {
    var waiting = FairLine<ObjectIdentifier, Work>()
    /// Where threads without work sleep; the one that worked last is woken first, as it finds its memory warm.
    var asleep: [DispatchSemaphore] = []
    var isClosed = false
  }

  /// Threads get a stack as large as a program's own.
  private static let stackByteCount = 8 << 20

  private let capacity: Int
  private let state = Mutex(State())

  /// Opens the searchers and starts the threads.
  ///
  /// - Parameters:
  ///   - threadCount: How many searches run at once.
  ///   - capacity: How many more may wait.
  init(_ source: any SearcherSource, threadCount: Int, capacity: Int) throws(IndexError) {
    self.capacity = capacity
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
    let (isTaken, sleeper) = state.withLock { state -> (Bool, DispatchSemaphore?) in
      guard state.waiting.count < capacity, !state.isClosed else { return (false, nil) }
      state.waiting.append(work, of: client)
      return (true, state.asleep.popLast())
    }
    sleeper?.signal()
    return isTaken
  }

  /// Lets the threads end when the line is empty.
  func close() {
    let sleepers = state.withLock { state in
      state.isClosed = true
      defer { state.asleep = [] }
      return state.asleep
    }
    for sleeper in sleepers { sleeper.signal() }
  }

  private func run(_ searcher: any Searcher) {
    let bed = DispatchSemaphore(value: 0)
    while true {
      let (work, isClosed) = state.withLock { state -> (Work?, Bool) in
        let work = state.waiting.popFirst()
        if work == nil, !state.isClosed { state.asleep.append(bed) }
        return (work, state.isClosed)
      }
      if let work {
        work(searcher)
      } else if isClosed {
        return
      } else {
        bed.wait()
      }
    }
  }
}
