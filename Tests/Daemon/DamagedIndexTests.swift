import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// A daemon one of whose shards is damaged goes on with what does not need it, says so, and is well after a repair.
struct DamagedIndexTests {
  private static let articles = try? (0..<40).map { number in
    try Article(id: "a\(number)", title: "灯台", body: "灯台の第\(number)号\(number % 8 == 0 ? "、霧笛" : "")")
  }

  /// Changes the second shard behind the daemon's back.
  private func spoil(_ daemon: RunningDaemon, _ statement: String) throws {
    let script = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1] + "/shard-1.db")
      print(database.execute(sys.argv[2]).rowcount)
      database.commit()
      """
    let program = try Program("/usr/bin/python3", ["-c", script, daemon.index, statement])
    #expect(try program.status() == 0 && program.output.hasPrefix("0") == false, "\(program.errors)")
  }

  private func repair(_ daemon: RunningDaemon) throws {
    let program = try Program("shirabe-index", ["repair", "--index", daemon.index])
    #expect(try program.status() == 0, "\(program.output) \(program.errors)")
  }

  /// The sums are read at the beginning of every search.
  @Test func aShardThatCannotBeBegunIsNamedAndTheOthersAreRead() throws {
    let daemon = try RunningDaemon(#require(DamagedIndexTests.articles), shards: 3)
    let client = try daemon.connect()
    #expect(try client.call("count", ["query": "灯台"])["total"] == 40)
    try spoil(daemon, "UPDATE state SET articles = articles + 1")
    for _ in 0..<20 {
      let error = try client.reply(to: "count", ["query": "灯台"])["error"]
      #expect(error?["code"] == -32006)
      let message = error?["message"]?.string ?? ""
      #expect(message.contains("shard-1.db") && message.contains("shirabe-index check"), "\(message)")
    }
    var outcomes: [Int64: Int] = [:]
    for number in 0..<40 {
      let reply = try client.reply(to: "get", ["id": .string("a\(number)")])
      if let article = reply["result"] { #expect(article["id"] == .string("a\(number)")) }
      outcomes[reply["error"]?["code"]?.int64 ?? 0, default: 0] += 1
    }
    #expect(Set(outcomes.keys) == [0, -32006] && outcomes[0, default: 0] > 15, "\(outcomes)")

    let status = try client.call("status")
    #expect(status["ready"] == false && status["problem"] == nil)
    let shards = try #require(status["shards"]?.array)
    #expect(shards.map { $0["problem"] != nil } == [false, true, false], "\(status)")
    // What was seen last of it.
    #expect(status["articles"] == 40)
    #expect(try Schema(named: "status").problems(in: status) == [])
    let metrics = try PrometheusChecker.families(#require(try client.call("metrics")["text"]?.string))
    #expect(metrics["shirabe_index_shard_damaged"] == ["shard=0": 0, "shard=1": 1, "shard=2": 0])
    let program = try Program("shirabe", ["status", "--socket", daemon.socket])
    #expect(try program.status() == 0 && program.output.contains("  problem"), "\(program.output)")
    #expect(daemon.program.errors.split(separator: "\n").count { $0.contains("cannot answer") } == 1)

    try repair(daemon)
    #expect(try client.call("count", ["query": "灯台"])["total"] == 40)
    #expect(try client.call("status")["ready"] == true)
  }

  /// Searches that do not come to what is damaged have their answers.
  @Test func whatIsNotDamagedIsSearched() throws {
    let daemon = try RunningDaemon(#require(DamagedIndexTests.articles), shards: 2)
    let client = try daemon.connect()
    try spoil(daemon, "UPDATE sentence SET starts = x'FFFFFFFFFFFFFFFFFFFFFF'")
    try spoil(daemon, "UPDATE body SET body = x'00'")
    #expect(try client.call("count", ["query": "霧笛"])["total"] == 5)
    #expect(try client.call("status")["ready"] == true)
    let search: JSON = ["query": "灯台", "limit": 40]
    let error = try client.reply(to: "search", search)["error"]
    #expect(error?["code"] == -32006 && error?["message"]?.string?.contains("shard-1.db") == true, "\(search)")
    // Now it is known.
    let status = try client.call("status")
    #expect(status["ready"] == false)
    #expect(status["shards"]?.array?.map { $0["problem"] != nil } == [false, true], "\(status)")
    #expect(try client.call("count", ["query": "霧笛"])["total"] == 5)
    // What has its hits in the other shard.
    let number = try #require(
      try (0..<40).first { try client.reply(to: "get", ["id": .string("a\($0)")])["error"] == nil })
    #expect(
      try client.call("search", ["query": .string("第\(number)号")])["hits"]?.array?.first?["id"] == .string("a\(number)")
    )
  }

  /// A daemon that is started where a shard is damaged serves what it can.
  @Test func startsWhereAShardCannotBeBegun() throws {
    let daemon = try RunningDaemon(#require(DamagedIndexTests.articles), shards: 2)
    try spoil(daemon, "UPDATE state SET articles = articles + 1")
    let socket = daemon.folder.file("second")
    let another = try daemon.startAnother(at: socket)
    try RunningDaemon.wait(for: another, at: socket)
    let client = try RawClient(socket)
    #expect(try client.call("status")["shards"]?.array?.map { $0["problem"] != nil } == [false, true])
    try repair(daemon)
    #expect(try client.call("count", ["query": "灯台"])["total"] == 40)
  }
}
