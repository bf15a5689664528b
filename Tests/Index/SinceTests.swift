import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// Searches for what is newer than a generation.
@Suite struct SinceTests {
  /// Whatever is added, replaced and removed, in however many shards: since a generation that was seen there are just the
  /// articles that came or changed after it.
  @Test(arguments: [1, 3]) func findsWhatCameAfterAGeneration(shards: Int) throws {
    var random = SplitMix64(seed: UInt64(shards))
    let index = try TemporaryIndex()
    var current: [String: Int] = [:]
    var seen: [(generation: Int, articles: [String: Int])] = []
    for round in 0..<12 {
      let ids = (0..<Int.random(in: 1...8, using: &random)).map { _ in "a\(Int.random(in: 0..<20, using: &random))" }
      if round % 4 == 3 {
        try index.remove(ids)
        for id in ids { current[id] = nil }
      } else {
        let chosen = Set(ids).sorted()
        try index.add(
          chosen.map { try Article(id: $0, title: nil, body: "港 \(round)") }, shards: round == 0 ? shards : nil,
          batchByteCount: 8)
        for id in chosen { current[id] = round }
      }
      let searcher = try index.searcher()
      seen.append((try searcher.status().generation, current))
      for earlier in seen {
        let expected = current.filter { earlier.articles[$0.key] != $0.value }.keys.sorted()
        for match in [Match.all, .any, .auto, .phrase] {
          var request = try SearchRequest(query: "港", match: match, sort: .id, limit: 100)
          request.since = IndexMoment(earlier.generation)
          let result = try searcher.search(request)
          #expect(result.hits.map(\.id).sorted() == expected, "round \(round), since \(earlier.generation)")
          #expect(result.total == expected.count)
        }
      }
    }
    #expect(try IndexCheck.run(path: index.path).findings == [])
  }

  @Test func scoresAreThoseOfTheWholeIndex() throws {
    let index = try TemporaryIndex([
      try Article(id: "old", title: nil, body: "港の祭り"), try Article(id: "other", title: nil, body: "山の祭り"),
    ])
    let generation = try index.searcher().status().generation
    try index.add([try Article(id: "new", title: nil, body: "港の朝")])
    let searcher = try index.searcher()
    let whole = try searcher.search(SearchRequest(query: "港", parts: []))
    var request = try SearchRequest(query: "港", parts: [])
    request.since = IndexMoment(generation)
    let newer = try searcher.search(request)
    #expect(newer.hits.map(\.id) == ["new"])
    #expect(newer.hits.first?.score == whole.hits.first { $0.id == "new" }?.score)
    #expect(newer.moment == whole.moment)
  }

  @Test func anIndexMadeAnewIsTold() throws {
    let index = try TemporaryIndex([try Article(id: "a", title: nil, body: "港")])
    let searcher = try index.searcher()
    let status = try searcher.status()
    for (generation, indexId, isKnown) in [
      (status.generation, status.indexId, true), (0, status.indexId, true), (0, nil, true),
      (status.generation + 1, nil, false), (status.generation, "0123", false), (-1, nil, false),
    ] as [(Int, String?, Bool)] {
      var request = try SearchRequest(query: "港")
      request.since = IndexMoment(generation, indexId: indexId)
      do throws(SearchError) {
        _ = try searcher.search(request)
        #expect(isKnown)
      } catch {
        guard case .history(_, let actual) = error else {
          Issue.record(error)
          continue
        }
        #expect(!isKnown)
        #expect(actual == status.moment)
      }
    }
  }

  /// A repaired shard still knows what came when.
  @Test func repairKeepsGenerations() throws {
    let index = try TemporaryIndex([try Article(id: "old", title: nil, body: "港")])
    let generation = try index.searcher().status().generation
    try index.add([try Article(id: "new", title: nil, body: "港")])
    let opened = try ShardConnection.openToWrite(index.path + "/shard-0.db")
    try opened.queue.write { try $0.execute(sql: "DELETE FROM sentence") }
    try opened.queue.close()
    #expect(try IndexRepair.run(path: index.path).rebuiltShards == [0])
    let searcher = try index.searcher()
    #expect(try searcher.status().generation > generation)
    var request = try SearchRequest(query: "港")
    request.since = IndexMoment(generation)
    #expect(try searcher.search(request).hits.map(\.id) == ["new"])
  }
}
