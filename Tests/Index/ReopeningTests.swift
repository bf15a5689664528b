import Foundation
import ShirabeArticles
import ShirabeTestSupport
import Synchronization
import Testing

@testable import ShirabeSQLite

/// Searchers that are open while what their path leads to changes.
@Suite struct ReopeningTests {
  @Test func allSearchersFollowALinkThatLeadsElsewhere() throws {
    let one = try TemporaryIndex([Article(id: "a", body: "灯台", published: PublishedDate("2025-01-02"))])
    let other = try TemporaryIndex(
      ["b", "c", "d"].enumerated().map { number, id in
        try Article(id: id, body: "灯台", published: PublishedDate("2025-02-0\(9 - number)"))
      }, shards: 2)
    let folder = try TemporaryFolder()
    let link = folder.file("index")
    func lead(to path: String) throws {
      try FileManager.default.createSymbolicLink(atPath: folder.file("new"), withDestinationPath: path)
      #expect(rename(folder.file("new"), link) == 0)
    }
    try lead(to: one.path)
    let source = try IndexSearcherSource(path: link)
    let changes = Mutex<[String]>([])
    source.observe { change in
      let text =
        switch change {
        case .reopened(let indexId): indexId
        case .lost(let failure): "\(failure.kind)"
        }
      changes.withLock { $0.append(text) }
    }
    let searchers = [try source.openSearcher(), try source.openSearcher()]
    let newest = try SearchRequest(query: "灯台", match: .all, sort: .newest)
    let first = try searchers[0].status().indexId
    for searcher in searchers { #expect(try searcher.search(newest).hits.map(\.id) == ["a"]) }

    try lead(to: other.path)
    for searcher in searchers { #expect(try searcher.search(newest).hits.map(\.id) == ["b", "c", "d"]) }
    let second = try searchers[1].status().indexId
    #expect(second != first)

    #expect(unlink(link) == 0)
    for searcher in searchers {
      #expect(throws: SearchError.self) { try searcher.search(newest) }
      let status = try searcher.status()
      #expect(status.indexId == second && status.problem != nil && !status.isSound)
    }

    try lead(to: one.path)
    for searcher in searchers { #expect(try searcher.search(newest).hits.map(\.id) == ["a"]) }
    #expect(try searchers[0].status().isSound)
    #expect(changes.withLock { $0 } == [second, "unusable", first])
  }

  /// A shard that another index has is taken for none of this one's.
  @Test func whatIsPutTogetherWronglyIsRefusedUntilItIsRight() throws {
    let articles = try (0..<20).map { try Article(id: "\($0)", body: "灯台") }
    let (one, other) = (try TemporaryIndex(articles, shards: 2), try TemporaryIndex(articles, shards: 2))
    let searcher = try one.searcher()
    #expect(try searcher.count(query: "灯台", match: .all) == 20)
    let (mine, foreign, kept) = (one.path + "/shard-1.db", other.path + "/shard-1.db", one.path + "/kept")
    #expect(rename(mine, kept) == 0 && rename(foreign, mine) == 0)
    for _ in 0..<3 {
      do {
        _ = try searcher.count(query: "灯台", match: .all)
        Issue.record("two indexes were searched as one")
      } catch .engine(let error) {
        #expect(error.kind == .unusable && error.place == mine, "\(error)")
      }
    }
    #expect(rename(kept, mine) == 0)
    try Deadline().wait(for: "the right shard") { (try? searcher.count(query: "灯台", match: .all)) == 20 }
  }
}
