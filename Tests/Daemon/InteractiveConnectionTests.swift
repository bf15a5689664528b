import Foundation
import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Clients that ask, wait and ask again, whose connections threads read without the event loop; and whatever else such a
/// client may do all of a sudden.
@Suite(.daemon(shards: 2, SampleArticles.numbered))
struct InteractiveConnectionTests {
  /// A connection that is handed off.
  private func interactive(with daemon: RunningDaemon? = nil) throws -> RawClient {
    let client = try (daemon ?? RunningDaemon.ofSuite).connect()
    for _ in 0..<4 { #expect(try client.call("ping") == [:]) }
    return client
  }

  private func count(_ id: Int) -> String { request("count", ["query": "会議"], id: JSON(id)) }

  private func expectCount(_ id: Int, _ client: RawClient) throws {
    try #require(try client.reply() == ["jsonrpc": "2.0", "id": JSON(id), "result": ["total": 60]])
  }

  /// How often the event loops of the daemon have gone to sleep.
  private func eventLoopSleeps(_ daemon: RunningDaemon) throws -> Int {
    let folder = "/proc/\(daemon.program.identifier)/task"
    var sleeps: [Int] = []
    for thread in try FileManager.default.contentsOfDirectory(atPath: folder) {
      guard try String(contentsOfFile: "\(folder)/\(thread)/comm", encoding: .utf8).hasPrefix("NIO-ELT") else {
        continue
      }
      let status = try String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") })
      sleeps.append(try #require(Int(line.split(separator: "\t")[1])))
    }
    try #require(!sleeps.isEmpty, "the threads of the event loops have other names")
    return sleeps.reduce(0, +)
  }

  /// The daemon is this test's own, so that nobody else wakes its event loop.
  @Test func leavesTheEventLoopAsleep() throws {
    let daemon = try RunningDaemon(SampleArticles.numbered())
    let client = try interactive(with: daemon)
    let sleeps = try eventLoopSleeps(daemon)
    for id in 0..<300 {
      try client.send(count(id))
      try expectCount(id, client)
    }
    #expect(try eventLoopSleeps(daemon) - sleeps < 30)
  }

  @Test func mayHesitateInTheMiddleOfALine() throws {
    let client = try interactive()
    for id in 0..<20 {
      let line = count(id)
      let cut = line.utf8.count * id / 20
      try client.send(Array(line.utf8.prefix(cut)))
      usleep(2000)
      try client.send(Array(line.utf8.dropFirst(cut)))
      try expectCount(id, client)
      if id % 3 == 0 { for _ in 0..<3 { #expect(try client.call("ping") == [:]) } }
    }
  }

  @Test(arguments: [2, 3, 64, 500])
  func mayAskManyThingsAtOnce(size: Int) throws {
    let client = try interactive()
    for round in 0..<5 {
      try client.send((0..<size).map(count).joined())
      for id in 0..<size { try expectCount(id, client) }
      for _ in 0..<round { #expect(try client.call("ping") == [:]) }
    }
  }

  /// Requests sent one by one without waiting, so that several threads read them, and the event loop too.
  @Test func mayStopWaiting() throws {
    let client = try interactive()
    for _ in 0..<5 {
      for id in 0..<200 { try client.send(count(id)) }
      for id in 0..<200 { try expectCount(id, client) }
      for _ in 0..<3 { #expect(try client.call("ping") == [:]) }
    }
  }

  /// The end of file wakes the event loop, which reads what is left, while threads may be reading too.
  @Test(arguments: ["\n", ""])
  func mayEndWithRequestsUnderWay(end: String) throws {
    for round in 0..<60 {
      let client = try interactive()
      let size = 1 + round % 40
      for id in 0..<(size - 1) { try client.send(count(id)) }
      try client.send(count(size - 1).dropLast() + end)
      client.finishSending()
      for id in 0..<size { try expectCount(id, client) }
      #expect(try client.line() == nil)
    }
  }

  @Test func mayEndInSilence() throws {
    let client = try interactive()
    client.finishSending()
    #expect(try client.line() == nil)
  }

  /// Closed with a reply unread, which resets it, in the middle of a line, or with nothing under way.
  @Test func mayGoAway() throws {
    let dear = request("search", ["query": "会議", "limit": 60])
    for round in 0..<60 {
      let client = try interactive()
      try client.send(["", dear, dear + dear, String(dear.prefix(20))][round % 4])
      if round % 8 < 4 { usleep(1000) }
    }
    #expect(try interactive().call("count", ["query": "会議"]) == ["total": 60])
  }

  @Test func isRefusedALineThatIsTooLongAndGoesOn() throws {
    let client = try interactive()
    try client.send(String(repeating: "x", count: (1 << 20) + 1) + "\n" + count(1))
    #expect(try client.reply()["error"]?["code"] == -32002)
    #expect(try client.reply()["id"] == 1)
    #expect(try client.call("ping") == [:])
  }

  /// A line that a socket does not hold at once, and a mebibyte is the most.
  @Test(arguments: [1 << 14, (1 << 14) + 1, 1 << 18, 1 << 20])
  func mayAskAtLength(byteCount: Int) throws {
    let client = try interactive()
    let line = count(1).dropLast()
    for _ in 0..<4 {
      try client.send(line + String(repeating: " ", count: byteCount - line.utf8.count) + "\n")
      try expectCount(1, client)
    }
  }

  /// Sends on, one request at a time, until the daemon takes no more; then all that it took is answered.
  @Test func mayStopReading() throws {
    let client = try interactive()
    let mostRequests = 200_000
    var sent = 0
    while sent < mostRequests,
      try client.sendIfThereIsRoom(Array(request("search", ["query": "会議", "limit": 60], id: JSON(sent)).utf8))
    { sent += 1 }
    #expect(sent < mostRequests, "the daemon takes whatever it is sent")
    for id in 0..<sent { try #require(try client.reply()["id"] == JSON(id)) }
    #expect(try client.call("ping") == [:])
  }

  /// More interactive connections than threads, with clients that ask ahead, and others that come and go, beside them.
  @Test func letsEverybodyGoOn() throws {
    let daemon = try RunningDaemon.ofSuite
    let clients = try (0..<8).map { _ in try interactive() }
    let ahead = try daemon.connect()
    let dear = request("search", ["query": "会議 minutes の記録", "match": "any", "limit": 1000])
    for round in 0..<50 {
      try ahead.send(String(repeating: dear, count: 10))
      for client in clients { try client.send(count(round)) }
      #expect(try daemon.connect().call("ping") == [:])
      for client in clients { try expectCount(round, client) }
      for _ in 0..<10 { try #require(try ahead.reply()["result"]?["total"] == 60) }
    }
  }

  /// Connections wait in silence, others have just asked, when the daemon is told to end.
  @Test(arguments: [0, 1, 2, 300])
  func isAnsweredWhenTheDaemonEnds(size: Int) throws {
    let daemon = try RunningDaemon(SampleArticles.numbered())
    let clients = try (0..<8).map { _ in try interactive(with: daemon) }
    for client in clients { for id in 0..<size { try client.send(count(id)) } }
    daemon.program.send(signal: SIGTERM)
    for client in clients {
      for id in 0..<size { try expectCount(id, client) }
      #expect(try client.line() == nil)
    }
    #expect(try daemon.program.status() == 0)
  }
}
