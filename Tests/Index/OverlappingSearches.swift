import Foundation
import Synchronization
import Testing

@testable import ShirabeSQLite

/// Searchers on threads of their own, of which one reads at every moment, and one thread that looks at the write-ahead log.
final class OverlappingSearches: Sendable {
  private let isEnding = Atomic(false)
  private let ended = DispatchGroup()
  private let failures = Mutex<[String]>([])
  private let counts = Mutex((searches: 0, transactions: 0))
  private let largest = Mutex(0)

  /// Begins: one thread has a transaction open all the time, and the others search.
  init(_ index: TemporaryIndex, threads: Int) throws {
    for _ in 1..<threads {
      let searcher = try index.searcher()
      run { [self] in
        _ = try searcher.search(SearchRequest(query: "日本 OR の"))
        counts.withLock { $0.searches += 1 }
      }
    }
    let log = WriteAheadLog(of: index.path + "/shard-0.db")
    var (reader, next) = (try index.readers()[0], try index.readers()[0])
    try reader.begin()
    run { [self] in
      try next.begin()
      usleep(2000)
      reader.end()
      (reader, next) = (next, reader)
      counts.withLock { $0.transactions += 1 }
    }
    run { [self] in
      largest.withLock { $0 = max($0, log.byteCount) }
      usleep(100)
    }
  }

  /// Ends all and gives what went wrong.
  func end() -> [String] {
    isEnding.store(true, ordering: .relaxed)
    ended.wait()
    return failures.withLock { $0 }
  }

  /// How many searches and how many transactions there have been so far.
  var count: (searches: Int, transactions: Int) { counts.withLock { $0 } }

  /// The most bytes that the log was seen to have.
  var largestLogByteCount: Int { largest.withLock { $0 } }

  private func run(_ body: @escaping () throws -> Void) {
    ended.enter()
    nonisolated(unsafe) let body = body  // Handed over to its thread here, and used nowhere else.
    Thread { [self] in
      defer { ended.leave() }
      while !isEnding.load(ordering: .relaxed) {
        do { try body() } catch { failures.withLock { $0.append("\(error)") } }
      }
    }.start()
  }
}
