import DequeModule
import Foundation
import ShirabeIndex

/// A fixed number of threads, each with a searcher of its own, and a bounded line of work that waits for them.
///
/// SQLite blocks, so it runs neither on an event loop nor on Swift's cooperative threads.
///
/// `@unchecked Sendable`: the line is only touched under its condition; each searcher stays on its thread.
final class SearchPool: @unchecked Sendable {
  typealias Work = @Sendable (any Searcher) -> Void

  /// Threads get a stack as large as a program's own.
  private static let stackByteCount = 8 << 20

  private let capacity: Int
  private let condition = NSCondition()
  private var waiting: Deque<Work> = []
  private var isClosed = false

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

  /// Puts work in the line; false if the line is full.
  func submit(_ work: @escaping Work) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    guard waiting.count < capacity, !isClosed else { return false }
    waiting.append(work)
    condition.signal()
    return true
  }

  /// Lets the threads end when the line is empty.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  private func run(_ searcher: any Searcher) {
    while let work = next() { work(searcher) }
  }

  private func next() -> Work? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isClosed { condition.wait() }
    return waiting.popFirst()
  }
}
