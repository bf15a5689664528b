import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// Articles with the body of another, as they are written.
@Suite struct DuplicateWritingTests {
  @Test(arguments: [1, 2, 3, 5])
  func areReportedOnce(_ shards: Int) throws {
    let index = try TemporaryIndex()
    let (totals, duplicates) = try add(
      [("a", "港の話。"), ("b", "港の話"), ("c", "別の話"), ("d", "港 の 話"), ("e", "…"), ("f", "")], to: index, shards: shards)
    #expect(totals == WriteTotals(added: 6, duplicates: 2))
    #expect(Set(duplicates.map(\.id)) == ["b", "d"])
    #expect(duplicates.allSatisfy { $0.originalId == "a" && !$0.isLeftOut })
    #expect(try index.searcher().count(query: "港", match: .all) == 3)
    try index.check()
  }

  @Test(arguments: [1, 2, 3, 5])
  func areLeftOutWhereWanted(_ shards: Int) throws {
    let index = try TemporaryIndex()
    let articles = [("a", "港の話。"), ("b", "港の話"), ("c", "別の話"), ("d", "港 の 話"), ("e", "…"), ("f", "")]
    for round in 0..<2 {
      let (totals, duplicates) = try add(articles, to: index, shards: shards, leavesOut: true)
      let expected =
        round == 0
        ? WriteTotals(added: 4, duplicates: 2, leftOut: 2) : WriteTotals(unchanged: 4, duplicates: 2, leftOut: 2)
      #expect(totals == expected)
      #expect(
        duplicates.sorted { $0.id < $1.id }
          == ["b", "d"].map { DuplicateArticle(id: $0, originalId: "a", isLeftOut: true) })
      #expect(try index.searcher().ids("港") == ["a"])
      try index.check()
    }
    // What was left out does not come back by itself.
    try index.remove(["a"])
    #expect(try index.searcher().ids("港") == [])
    #expect(try add([("d", "港の話")], to: index, leavesOut: true).totals == WriteTotals(added: 1))
  }

  @Test(arguments: [1, 3])
  func whatIsThereStaysUpToDate(_ shards: Int) throws {
    let index = try TemporaryIndex()
    _ = try add([("a", "甲の本文"), ("b", "乙の本文")], to: index, shards: shards)
    // The same article again, changed in letters that do not count, is no duplicate of itself.
    var (totals, duplicates) = try add([("a", "甲の本文！")], to: index, leavesOut: true)
    #expect(totals == WriteTotals(replaced: 1))
    #expect(duplicates == [])
    // An article that is there is replaced, whatever it has become.
    (totals, duplicates) = try add([("b", "甲の本文")], to: index, leavesOut: true)
    #expect(totals == WriteTotals(replaced: 1, duplicates: 1))
    #expect(duplicates == [DuplicateArticle(id: "b", originalId: "a", isLeftOut: false)])
    #expect(try index.searcher().count(query: "乙", match: .all) == 0)
    #expect(try index.searcher().count(query: "甲", match: .all) == 2)
    try index.check()
  }

  /// What stays does not depend on the number of shards, nor on how much is committed at a time.
  @Test(arguments: [31, 32, 33])
  func whatStaysIsWhatCameFirst(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let bodies = (0..<40).map { "第\($0)話 " + random.prose(20) }
    let articles = (0..<200).map { (id: "id\($0)", body: bodies[Int.random(in: 0..<40, using: &random)]) }
    var seen: Set<String> = []
    let expected = articles.filter { seen.insert($0.body).inserted }.map(\.id)
    for shards in [1, 2, 4] {
      let index = try TemporaryIndex()
      let parts = [articles.prefix(90), articles.dropFirst(90)]
      var duplicates: [DuplicateArticle] = []
      for part in parts {
        duplicates += try add(Array(part), to: index, shards: shards, leavesOut: true, batchByteCount: 500).duplicates
      }
      let kept = try articles.map(\.id).filter { try index.searcher().article(id: $0) != nil }
      #expect(kept == expected)
      #expect(Set(duplicates.map(\.id)).count == 200 - expected.count)
      #expect(duplicates.count == 200 - expected.count)
      #expect(duplicates.allSatisfy { expected.contains($0.originalId) && $0.isLeftOut })
      try index.check()
    }
  }

  @Test func damagedFingerprintsAreFound() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    for damage in ["UPDATE fingerprint SET low = low + 1", "DELETE FROM fingerprint"] {
      let opened = try ShardConnection.openToWrite("\(index.path)/shard-0.db")
      try opened.queue.write { try $0.execute(sql: damage) }
      try opened.queue.close()
      #expect(throws: IndexError.self) { try index.check() }
    }
  }

  private func add(
    _ articles: [(id: String, body: String)], to index: TemporaryIndex, shards: Int? = nil, leavesOut: Bool = false,
    batchByteCount: Int = 1 << 20
  ) throws -> (totals: WriteTotals, duplicates: [DuplicateArticle]) {
    let writer = try IndexWriter(
      path: index.path, shardCount: shards, batchByteCount: batchByteCount, leavesOutDuplicates: leavesOut)
    for (id, body) in articles { try writer.add(Article(id: id, body: body)) }
    let totals = try writer.finish()
    return (totals, writer.takeDuplicates())
  }
}
