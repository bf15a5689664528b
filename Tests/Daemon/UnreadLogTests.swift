import Foundation
import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// A daemon whose log nobody reads.
struct UnreadLogTests {
  /// Starts a daemon that tells of every request.
  private func start(_ pipe: UnreadPipe) throws -> RunningDaemon {
    try RunningDaemon(
      SampleArticles.special(), arguments: ["--log-level", "debug", "--log-format", "json"], errors: pipe.writing)
  }

  @Test func answersAndEndsThoughNobodyReadsTheLog() throws {
    let daemon = try start(UnreadPipe())
    let clients = try (0..<4).map { _ in try daemon.connect() }
    for client in clients {
      for _ in 0..<200 { #expect(try client.call("count", ["query": "灯台"]) == ["total": 1]) }
    }
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
  }

  /// Of each request there is a line, or it is counted among the missing, and every line is whole.
  @Test func tellsHowManyLinesAreMissing() throws {
    let pipe = try UnreadPipe()
    let daemon = try start(pipe)
    let client = try daemon.connect()
    let (rounds, requests) = (20, 500)
    for _ in 0..<rounds {
      try client.send(String(repeating: request("ping"), count: requests))
      for _ in 0..<requests { _ = try client.line() }
    }
    var lines: [JSON] = []
    try Deadline().wait(for: "the number of missing lines") {
      let text = try pipe.read()
      guard text.hasSuffix("\n"), text.contains("missing") else { return false }
      lines = try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
      return true
    }
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    lines = try pipe.read().split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(lines.last?["message"] == "ending" || lines.contains { $0["message"] == "ending" })
    let told = lines.filter { $0["message"] == "request" }.count
    let missing = lines.compactMap { $0["fields"]?["count"]?.int64 }.reduce(0, +)
    // One more asks whether the daemon answers.
    #expect(missing > 0 && told > 100 && told + Int(missing) >= rounds * requests, "\(told) \(missing)")
    #expect(told + Int(missing) <= rounds * requests + 20, "\(told) \(missing)")
  }

  @Test func endsWhereItCannotServeThoughNobodyReadsWhy() throws {
    let folder = try TemporaryFolder()
    let cases: [([String], Int32)] = [(["--index", folder.file("none")], 74), (["--port"], 2), (["x", "y"], 2)]
    for (arguments, status) in cases {
      let pipe = try UnreadPipe()
      let program = try Program("shirabed", ["--socket", folder.file("socket")] + arguments, errors: pipe.writing)
      #expect(try program.status() == status)
    }
  }

  @Test func saysItsLastWordsWhereSomebodyReads() throws {
    let pipe = try UnreadPipe(isFull: false)
    let daemon = try start(pipe)
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    #expect(try pipe.read().contains(#""message":"ending""#))
  }

  /// The messages of a service manager that has no room for them wait, and keep nobody.
  @Test func endsThoughTheServiceManagerDoesNotListen() throws {
    let folder = try TemporaryFolder()
    let manager = try DatagramReceiver(folder.file("notify"))
    let count = try manager.fill()
    let daemon = try RunningDaemon(environment: ["NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "100000"])
    let client = try daemon.connect()
    for _ in 0..<100 { #expect(try client.call("ping") == [:]) }
    // It waits for room, and comes before what comes after it.
    #expect(count > 0 && manager.messages().count >= count)
    try manager.wait(for: "READY=1")
    _ = try manager.fill()
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
  }
}
