import Foundation
import Glibc
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// A daemon that finds an index of another version says what to do, and goes on by itself once it is done: whoever starts it anew
/// mends nothing.
struct UpgradedIndexTests {
  private let folder: TemporaryFolder
  private let index: String

  init() throws {
    folder = try TemporaryFolder()
    index = folder.file("index")
    let writer = try IndexWriter(path: index, shardCount: 2)
    for article in try SampleArticles.special() { try writer.add(article) }
    _ = try writer.finish()
  }

  private func start(_ environment: [String: String] = [:]) throws -> (program: Program, client: RawClient) {
    let socket = folder.file("socket")
    let program = try Program(
      "shirabed", ["--index", index, "--socket", socket, "--log-level", "info"], environment: environment)
    try RunningDaemon.wait(for: program, at: socket)
    return (program, try RawClient(socket))
  }

  private func upgrade() throws {
    let program = try Program("shirabe-index", ["upgrade", "--index", index])
    #expect(try program.status() == 0, "\(program.errors)")
  }

  @Test func waitsForTheUpgrade() throws {
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: index)
    let manager = try DatagramReceiver(folder.file("notify"))
    let (program, client) = try start([
      "NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "100000",
    ])
    // A manager that hears nothing would end it, and start it again.
    try manager.wait(for: "READY=1\nSTATUS=waiting for shirabe-index upgrade")
    try manager.wait(for: "WATCHDOG=1", count: 3)
    for _ in 0..<3 {
      let error = try client.reply(to: "count", ["query": "灯台"])["error"]
      #expect(error?["code"] == -32006)
      let message = error?["message"]?.string ?? ""
      #expect(message.contains(ShardMeta.otherTextRules) && message.contains("run shirabe-index upgrade"), "\(message)")
    }
    let status = try client.call("status")
    #expect(status["ready"] == false && status["shards"] == [], "\(status)")
    #expect(status["problem"]?.string?.contains("run shirabe-index upgrade") == true, "\(status)")
    #expect(try Schema(named: "status").problems(in: status) == [])

    try upgrade()
    try Deadline().wait(for: "the new index") {
      try client.reply(to: "count", ["query": "灯台"])["result"]?["total"] == 1
    }
    #expect(try client.call("status")["ready"] == true)
    try manager.wait(for: "STATUS=serving")
    #expect(program.isRunning)
    let log = program.errors.split(separator: "\n")
    #expect(log.count { $0.contains("run shirabe-index upgrade") } == 1, "\(log)")
    #expect(log.count { $0.contains("opened anew") } == 1, "\(log)")
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  @Test func aNewerIndexIsSaidToBe() throws {
    try ShardMeta.set("format", "99", of: index)
    let (program, client) = try start()
    let error = try client.reply(to: "search", ["query": "灯台"])["error"]
    #expect(error?["code"] == -32006)
    #expect(error?["message"]?.string?.contains("update Shirabe") == true, "\(String(describing: error))")
    #expect(program.isRunning)
  }

  /// Words may be found by the new rules in articles that are no newer: whoever asks for what is new is told.
  @Test func whoeverAskedBeforeIsToldOfTheNewIndex() throws {
    let (program, client) = try start()
    let before = try client.call("search", ["query": "灯台"])
    let moment = try #require(try client.call("status")["indexId"])
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: index)
    try upgrade()
    let after = try client.call("search", ["query": "灯台"])
    #expect(after["hits"] == before["hits"] && after["total"] == before["total"])
    let indexId = try client.call("status")["indexId"]
    #expect(indexId != moment)
    let since = try client.reply(to: "search", ["query": "灯台", "since": 1, "indexId": moment])
    #expect(since["error"]?["message"]?.string?.contains("it was made anew") == true, "\(since)")
    #expect(since["error"]?["data"]?["indexId"] == indexId, "\(since)")
    #expect(program.isRunning)
  }
}
