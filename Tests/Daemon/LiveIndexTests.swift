import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// A daemon that serves while the index changes.
struct LiveIndexTests {
  @Test(arguments: [1, 3])
  func findsChangesInTheNextSearch(shards: Int) throws {
    let daemon = try RunningDaemon(
      [Article(id: "old", body: "鈍行列車"), Article(id: "other", body: "急行列車")], shards: shards)
    let client = try daemon.connect()
    func total(_ query: String) throws -> JSON? { try client.call("count", ["query": .string(query)])["total"] }
    func generation() throws -> Int64 { try #require(try client.call("status")["generation"]?.int64) }
    #expect(try total("列車") == 2)
    let first = try generation()

    try daemon.write([Article(id: "new", body: "夜行列車")])
    #expect(try total("列車") == 3)
    let second = try generation()
    #expect(second > first)

    try daemon.write([Article(id: "old", body: "特急電車")])
    #expect(try [total("鈍行"), total("特急"), total("列車")] == [0, 1, 2])
    #expect(try client.call("get", ["id": "old"])["body"] == "特急電車")
    let third = try generation()
    #expect(third > second)

    try daemon.write(removing: ["other"])
    #expect(try [total("急行"), total("列車")] == [0, 1])
    #expect(try client.reply(to: "get", ["id": "other"])["error"]?["code"] == -32005)
    #expect(try generation() > third)
    #expect(try client.call("status")["articles"] == 2)
  }

  @Test func doesNotGrowWhereNothingChanges() throws {
    let daemon = try RunningDaemon([Article(id: "a", body: "灯台")])
    let client = try daemon.connect()
    let before = try client.call("status")["generation"]
    try daemon.write([Article(id: "a", body: "灯台")])
    #expect(try client.call("status")["generation"] == before)
  }

  /// The indexer as a program; every search meanwhile sees a state that was committed, never one that goes back.
  @Test func servesWhileTheIndexerWrites() throws {
    let daemon = try RunningDaemon()
    let lines = (0..<5000).map { #"{"id":"\#($0)","body":"第\#($0)号の議事録 minutes"}"# }.joined(separator: "\n")
    let input = try daemon.folder.write("articles.jsonl", lines)
    let indexer = try Program("shirabe-index", ["--index", daemon.index, input])
    let client = try daemon.connect()
    var total: Int64 = 0
    var generation: Int64 = 0
    while indexer.isRunning {
      let result = try client.call("search", ["query": "議事録"])
      let found = try #require(result["total"]?.int64)
      #expect(found >= total)
      #expect(try client.call("count", ["query": "minutes"])["total"]?.int64 ?? 0 >= found)
      #expect(try #require(result["generation"]?.int64) >= generation)
      (total, generation) = (found, try #require(result["generation"]?.int64))
    }
    #expect(try indexer.status() == 0, "\(indexer.errors)")
    #expect(try client.call("count", ["query": "議事録"])["total"] == 5000)
  }
}
