import Foundation
import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// Indexes whose articles were replaced so often that their last rows are very high numbers.
@Suite struct WornIndexTests {
  private static let lastRow = Int64(UInt32.max)

  /// Has the next article of a shard come into the row after one, as after so many changes.
  private func wear(_ index: TemporaryIndex, to row: Int64, checked: Bool = true) throws {
    let shard = try ShardConnection.openToWrite(index.path + "/shard-0.db")
    try shard.queue.write { database in
      var state = try ShardState(database)
      state.lastRow = row
      try state.update(database)
      if !checked { try database.execute(sql: "UPDATE state SET checksum = checksum + 1") }
    }
    try shard.queue.close()
  }

  @Test func aWornIndexIsSearchedAsANewOneInLittleMemory() throws {
    var random = SplitMix64(seed: 77)
    let articles = try random.labelledArticles(60)
    let (index, new) = (try TemporaryIndex(Array(articles.prefix(20))), try TemporaryIndex(articles))
    try wear(index, to: WornIndexTests.lastRow - 50)
    try index.add(Array(articles.dropFirst(20)))
    let source = try IndexSearcherSource(path: index.path)
    let searcher = try source.openSearcher()
    #expect(Answers(searcher, articles).sameHits(as: Answers(path: new.path, articles), articles))
    var dated = try SearchRequest(query: "date:2000..", match: .all, sort: .oldest, limit: 100, parts: [])
    dated.page.collapsesDuplicates = true
    #expect(try "\(searcher.search(dated).hits)" == "\(new.searcher().search(dated).hits)")
    #expect(source.held.bytes < 100 << 20, "\(source.held.bytes) bytes")
    #expect(try IndexCheck.run(path: index.path).findings.isEmpty)
  }

  @Test func theWriterStopsAtTheLastRowAndRepairNumbersAnew() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "灯台")])
    try wear(index, to: WornIndexTests.lastRow - 2)
    try index.add([Article(id: "b", body: "灯台の光")])
    let searcher = try index.searcher()
    let moment = try searcher.status().generation
    try index.add([Article(id: "c", body: "灯台の影")])
    let error = #expect(throws: IndexError.self) { try index.add([Article(id: "d", body: "灯台の夜")]) }
    #expect(error?.kind == .unusable)
    #expect(error?.message.contains("shirabe-index repair") == true, "\(String(describing: error))")
    #expect(try Set(searcher.ids("灯台")) == ["a", "b", "c"])
    #expect(try IndexCheck.run(path: index.path).findings.isEmpty)
    let repair = try IndexRepair.run(path: index.path)
    #expect(repair.rebuiltShards == [0] && repair.check.articles == 3)
    try index.add([Article(id: "d", body: "灯台の夜"), Article(id: "a", body: "灯台の朝")])
    #expect(try Set(searcher.ids("灯台")) == ["a", "b", "c", "d"])
    // What is newer than a moment is the same as before.
    var since = try SearchRequest(query: "灯台", match: .all, limit: 10, parts: [])
    since.since = IndexMoment(moment, indexId: try searcher.status().indexId)
    #expect(try Set(searcher.search(since).hits.map(\.id)) == ["a", "c", "d"])
    #expect(try IndexCheck.run(path: index.path).findings.isEmpty)
    #expect(try IndexRepair.run(path: index.path).rebuiltShards == [])
  }

  /// Rows that nobody has counted to, with and without the checksums that belong to them: errors, and nothing that ends a process.
  @Test(
    arguments: [
      "UPDATE article SET row = 4294967290 WHERE id = 'a'", "UPDATE article SET row = -1 WHERE id = 'a'",
      "UPDATE article SET row = 9223372036854775807 WHERE id = 'a'",
      "UPDATE article SET title_tokens = 9223372036854775807", "UPDATE article SET title_tokens = -9",
      "UPDATE fingerprint SET row = 9223372036854775807 WHERE row = 1",
    ])
  func damagedRowsAreFound(sql: String) throws {
    let articles = try ["a", "b", "c"].map { try Article(id: $0, body: "灯台") }
    let index = try TemporaryIndex(articles)
    try DamagedIndex(index.path).execute(sql)
    for answer in Answers(path: index.path, articles).outcomes where !sql.contains("fingerprint") {
      guard case .failure = answer else { Issue.record("\(answer)"); continue }
    }
    _ = try? index.add([Article(id: "d", body: "灯台")])
    #expect(try !IndexCheck.run(path: index.path).findings.isEmpty)
    _ = try? IndexRepair.run(path: index.path)
  }

  @Test(arguments: [Int64(UInt32.max) + 1, .max, -1, .min])
  func sumsThatNobodyCountsToAreDamage(row: Int64) throws {
    let index = try TemporaryIndex([Article(id: "a", body: "灯台")])
    try wear(index, to: row)
    let searcher = try index.searcher()
    #expect(throws: SearchError.self) { try searcher.ids("灯台") }
    #expect(throws: IndexError.self) { try index.add([Article(id: "b", body: "灯台")]) }
    #expect(try IndexCheck.run(path: index.path).findings.map(\.part) == [.state])
    #expect(try IndexRepair.run(path: index.path).rebuiltShards == [0])
    #expect(try searcher.ids("灯台") == ["a"])
  }

  /// All articles are replaced again and again while a searcher follows: memory is as for those that are there.
  @Test func aRenewedIndexTakesNoMoreMemory() throws {
    let rounds = ProofSize.count("RENEWALS", bounded: 16)
    let index = try TemporaryIndex()
    let source = try {
      try index.add([Article(id: "kept", body: "岬の灯台")])
      return try IndexSearcherSource(path: index.path)
    }()
    let searcher = try source.openSearcher()
    var request = try SearchRequest(query: "灯台", match: .any, limit: 200)
    request.page.collapsesDuplicates = true
    var most = 0
    for round in 0..<rounds {
      let writer = try IndexWriter(path: index.path, mode: .existing)
      for number in 0..<100 { try writer.add(Article(id: "\(number)", body: "灯台 \(round)")) }
      _ = try writer.finish()
      #expect(try searcher.search(request).total == 101)
      source.letGoOfReplaced()
      most = max(most, source.held.bytes)
    }
    try Deadline().wait(for: "columns without what is gone") {
      source.letGoOfReplaced()
      return source.held.rows < 1_300
    }
    // Whatever came meanwhile is known, and what is left is what a new index has.
    let fresh = try index.searcher()
    #expect(try "\(searcher.search(request).hits)" == "\(fresh.search(request).hits)")
    #expect(most < 8 << 20, "\(most) bytes")
  }
}
