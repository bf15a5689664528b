import Foundation
import ShirabeArticles
import ShirabeSQLite
import Synchronization

/// Changes the index over and over while it is searched: some articles come again under other ids, and go, so that it stays
/// as large as it is.
final class SoakIndexing: Sendable {
  private struct Outcome {
    var commits = 0
    var error: IndexError?
  }

  /// How many articles a commit changes.
  static let articleCount = 50
  private static let pauseSeconds = 0.2

  private let path: String
  private let articles: [Article]
  private let isEnding = Atomic(false)
  private let ended = DispatchGroup()
  private let outcome = Mutex(Outcome())

  /// Begins.
  init(path: String, _ articles: [Article]) {
    self.path = path
    self.articles = articles
    ended.enter()
    Thread { [self] in
      defer { ended.leave() }
      var copy = 2
      while !isEnding.load(ordering: .relaxed) {
        do throws(IndexError) {
          try commit(adding: copy, removing: 5 - copy)
          outcome.withLock { $0.commits += 1 }
        } catch {
          return outcome.withLock { $0.error = error }
        }
        copy = 5 - copy
        Thread.sleep(forTimeInterval: SoakIndexing.pauseSeconds)
      }
    }.start()
  }

  /// Ends it and gives the number of commits.
  func end() throws(BenchError) -> Int {
    isEnding.store(true, ordering: .relaxed)
    ended.wait()
    let outcome = outcome.withLock { $0 }
    if let error = outcome.error { throw .index(error) }
    return outcome.commits
  }

  private func commit(adding copy: Int, removing other: Int) throws(IndexError) {
    let writer = try IndexWriter(path: path, mode: .existing)
    for article in articles {
      if let added = article.copied(copy) { try writer.add(added) }
      if let removed = article.copied(other) { _ = try writer.remove(removed.id) }
    }
    _ = try writer.finish()
  }
}
