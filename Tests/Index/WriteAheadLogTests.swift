import Foundation
import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// How long the write-ahead log of a shard becomes.
@Suite(.serialized) struct WriteAheadLogTests {
  private static let maximumByteCount = 512 << 10

  private let index: TemporaryIndex
  private let compressor = BodyCompressor()
  private var path: String { index.path + "/shard-0.db" }
  private var byteCount: Int { WriteAheadLog(of: path).byteCount }

  init() throws { index = try TemporaryIndex([Article(id: "first", body: "日本国憲法")]) }

  private func writer(_ maximumLogByteCount: Int = maximumByteCount) throws -> ShardWriter {
    try ShardWriter(
      ShardConnection.openToWrite(path), path: path, order: nil, maximumLogByteCount: maximumLogByteCount)
  }

  private func add(_ articles: [Article], to writer: ShardWriter) throws {
    for article in articles {
      let frame = try #require(compressor.frame(of: article.body, with: nil))
      _ = try writer.add(StoredArticle(article), bodyFrame: frame, publishedOrder: article.published?.order)
    }
    try writer.commit()
  }

  /// Hundreds of times its bound is written, and it is never longer than the bound and one transaction.
  @Test func `the log stays short while searches overlap`() throws {
    var random = SplitMix64(seed: 41)
    let maximumByteCount = 128 << 10
    let batchByteCount = try batchByteCount(&random)
    let searches = try OverlappingSearches(index, threads: 8)
    let writer = try writer(maximumByteCount)
    var written = 0
    while written < 300 * maximumByteCount {
      try add(random.articles(10), to: writer)
      written += batchByteCount
    }
    let (count, longest) = (searches.count, searches.largestLogByteCount)
    #expect(searches.end() == [])
    #expect(longest <= maximumByteCount + 3 * batchByteCount, "\(longest) of \(written), batches of \(batchByteCount)")
    #expect(count.searches > 8 && count.transactions > 100, "\(count)")
    try writer.close()
    try index.check()
  }

  /// What a batch takes in the log.
  private func batchByteCount(_ random: inout SplitMix64) throws -> Int {
    let writer = try writer(.max)
    let before = byteCount
    for _ in 0..<10 { try add(random.articles(10), to: writer) }
    let growth = (byteCount - before) / 10
    try writer.close()
    return growth
  }

  /// Whoever reads for long is waited for only so long, and the log is short again soon after.
  @Test func `a long reader makes the log grow and no writer wait for ever`() throws {
    let reader = try index.readers()[0]
    try reader.begin()
    let writer = try writer()
    var random = SplitMix64(seed: 42)
    while byteCount <= Self.maximumByteCount { try add(random.articles(10), to: writer) }
    let first = reader.state
    try add(random.articles(1), to: writer)
    #expect(byteCount > Self.maximumByteCount && reader.state == first)
    reader.end()
    let held = byteCount
    while byteCount >= held, byteCount < 2 * Self.maximumByteCount { try add(random.articles(10), to: writer) }
    #expect(byteCount <= Self.maximumByteCount)
    try writer.close()
    #expect(byteCount == 0)
  }

  /// A searcher that has answered, whatever it was asked, holds nothing of the log.
  @Test func `who has been answered keeps nobody`() throws {
    var random = SplitMix64(seed: 43)
    try index.add(random.articles(50))
    let searcher = try index.searcher()
    let queries = ["日本", "日本*", "title:日本 OR tag:x", "NEAR(日本 憲法)", "日本 -国", "\"日本国\"", "ない語"]
    for query in queries {
      var request = try SearchRequest(query: query)
      request.page.facets = [.source, .year]
      _ = try? searcher.search(request)
      _ = try? searcher.count(query: query, match: .any)
      _ = try? searcher.whyNot(query: query, match: .all, id: "a1")
    }
    _ = try searcher.similar(to: "a1", HitPage())
    _ = try searcher.suggest(prefix: "日", limit: 10)
    _ = try searcher.suggest(.tag, prefix: "x", limit: 10)
    _ = try searcher.article(id: "a1")
    #expect(throws: SearchError.self) {
      try searcher.search(SearchRequest(query: "日本"), until: Interruption(deadline: .now()))
    }
    _ = try searcher.status()
    let writer = try writer()
    try add(random.articles(5, idPrefix: "b"), to: writer)
    let log = WriteAheadLog(of: path, waitMilliseconds: 0)
    #expect(byteCount > 0)
    let isAnew = try writer.reading { try log.beginAnew($0) }
    #expect(isAnew)
    #expect(byteCount == 0)
  }

  /// Merging all postings at once would write them all into the log.
  @Test func `tidying goes in short transactions`() throws {
    let writer = try writer()
    var random = SplitMix64(seed: 44)
    for number in 0..<40 { try add(random.articles(40, idPrefix: "\(number)-"), to: writer) }
    for number in 0..<20 { for article in 0..<40 { _ = try writer.remove("\(number)-a\(article)") } }
    try writer.commit()
    let queue = try ShardConnection.openToWrite(path).queue
    var byteCounts: [Int] = []
    let segments = try queue.inDatabase { database in
      let log = WriteAheadLog(of: path, maximumByteCount: 0)
      _ = try log.beginAnew(database)
      let tidying = ShardTidying(database: database, mergedPages: 16, vacuumedPages: 16) {
        byteCounts.append(byteCount)
        _ = try log.beginAnew(database)
      }
      try tidying.optimize()
      let record = try Data.fetchOne(database, sql: "SELECT block FROM posting_data WHERE id = \(SegmentList.row)")
      try tidying.giveBackFreePages()
      let freeCount = try Int.fetchOne(database, sql: "PRAGMA freelist_count")
      #expect(freeCount == 0)
      return try SegmentLevels.segments(Array(record ?? Data()))
    }
    let sum = byteCounts.reduce(0, +)
    #expect(segments.count == 1)
    #expect(byteCounts.count > 10 && sum > 1 << 19)
    #expect(byteCounts.max() ?? 0 < sum / 4, "\(byteCounts)")
    try index.check()
  }
}
